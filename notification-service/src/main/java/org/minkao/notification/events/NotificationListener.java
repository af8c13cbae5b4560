package org.minkao.notification.events;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.notification.announcement.Announce;
import org.minkao.notification.announcement.Announcement;
import org.minkao.notification.announcement.Audience;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.notification.people.People;
import org.minkao.notification.people.PeopleRecorder;
import org.minkao.notification.template.Templates;
import tools.jackson.databind.json.JsonMapper;

/** What this room does with each event: whom it tells what. */
public final class NotificationListener {
    /** Everything this room hears but audits; all by one group, so that a key's events stay in order. */
    public static final Set<String> TOPICS = Set.of(
            "minkao.evaluation.campaign",
            "minkao.evaluation.contact",
            "minkao.evaluation.invitation",
            "minkao.evaluation.inspection",
            "minkao.evaluation.result",
            "minkao.survey.opinion",
            "minkao.survey.interference",
            "minkao.rectification.case",
            "minkao.rectification.sanction",
            "minkao.rectification.lasting-rule");

    private static final String[] ALL = {
        "county", "office", "leader", "deputy", "chief", "staff", "inspector", "discipline", "auditor"
    };

    private final EventReader reader;
    private final Announce announce;
    private final PeopleRecorder recorder;
    private final People people;
    private final Deliveries deliveries;
    private final Templates templates;
    private final Clock clock;

    public NotificationListener(
            JsonMapper json,
            Announce announce,
            PeopleRecorder recorder,
            People people,
            Deliveries deliveries,
            Templates templates,
            Clock clock) {
        this.reader = new EventReader(json);
        this.announce = announce;
        this.recorder = recorder;
        this.people = people;
        this.deliveries = deliveries;
        this.templates = templates;
        this.clock = clock;
    }

    /** All event types this room hears, with what it does. */
    public Map<String, EventHandler> handlers() {
        Map<String, EventHandler> handlers = new LinkedHashMap<>();
        on(handlers, "evaluation.campaign-frozen", Wire.CampaignFrozen.class, this::frozen);
        on(handlers, "evaluation.contacts-listed", Wire.ContactsListed.class, this::contacts);
        on(handlers, "evaluation.plan-changed", Wire.PlanChanged.class, this::planChanged);
        on(handlers, "evaluation.task-due", Wire.TaskDue.class, this::taskDue);
        on(handlers, "evaluation.phase-started", Wire.PhaseStarted.class, this::phase);
        on(handlers, "evaluation.survey-closed", Wire.SurveyClosed.class, this::closed);
        on(handlers, "evaluation.invitation-issued", Wire.Sealed.class, (e, w) -> letter(e, w, "invitation"));
        on(
                handlers,
                "evaluation.ballot-paper-issued",
                Wire.Sealed.class,
                (e, w) -> letter(e, w, "ballot-paper-issued"));
        on(handlers, "evaluation.inspection-planned", Wire.InspectionPlanned.class, this::inspectionPlanned);
        on(handlers, "evaluation.inspection-confirmed", Wire.InspectionConfirmed.class, this::inspectionConfirmed);
        on(handlers, "evaluation.result-published", Wire.ResultPublished.class, this::resultPublished);
        on(handlers, "evaluation.appeal-filed", Wire.AppealFiled.class, this::appealFiled);
        on(handlers, "evaluation.appeal-decided", Wire.AppealDecided.class, this::appealDecided);
        on(handlers, "evaluation.result-revised", Wire.ResultRevised.class, this::resultRevised);
        on(handlers, "evaluation.result-final", Wire.ResultFinal.class, this::resultFinal);
        on(handlers, "survey.opinion-received", Wire.OpinionReceived.class, this::opinionReceived);
        on(handlers, "survey.interference-reported", Wire.InterferenceReported.class, this::interferenceReported);
        on(handlers, "rectification.case-opened", Wire.CaseOpened.class, this::caseOpened);
        on(handlers, "rectification.case-advanced", Wire.CaseAdvanced.class, this::caseAdvanced);
        on(handlers, "rectification.case-closed", Wire.CaseClosed.class, this::caseClosed);
        on(handlers, "rectification.sanction-decided", Wire.SanctionDecided.class, this::sanctionDecided);
        on(handlers, "rectification.lasting-rule-adopted", Wire.LastingRuleAdopted.class, this::lastingRule);
        return handlers;
    }

    private <T> void on(
            Map<String, EventHandler> handlers, String event, Class<T> type, BiConsumer<IncomingEvent, T> what) {
        handlers.put("minkao." + event + ".v1", incoming -> what.accept(incoming, reader.read(incoming, type)));
    }

    private void frozen(IncomingEvent event, Wire.CampaignFrozen frozen) {
        recorder.assigned(
                frozen.campaign(),
                frozen.title(),
                frozen.assignments().stream()
                        .map(a -> new CampaignPeople.Assignment(a.person(), a.role(), a.appraisees()))
                        .toList(),
                event);
        tell(event, frozen.campaign(), "plan-frozen", Map.of("title", frozen.title()), Audience.roles(null, ALL));
        announce.spreadWaiting(frozen.campaign());
    }

    private void contacts(IncomingEvent event, Wire.ContactsListed listed) {
        Map<String, String> emails = new HashMap<>();
        listed.people().forEach(contact -> emails.put(contact.person(), contact.email()));
        recorder.contacts(listed.campaign(), emails, event);
    }

    private void planChanged(IncomingEvent event, Wire.PlanChanged changed) {
        tell(event, changed.campaign(), "plan-changed", Map.of("title", changed.title()), Audience.roles(null, ALL));
    }

    private void taskDue(IncomingEvent event, Wire.TaskDue task) {
        Map<String, String> params = Map.of("title", task.title(), "text", task.text(), "due", task.due());
        String person = task.person();
        String role = task.role();
        Audience audience = person != null
                ? Audience.persons(List.of(person))
                : role != null ? Audience.roles(null, role) : Audience.persons(List.of());
        tell(event, task.campaign(), task.overdue() ? "task-overdue" : "task-due", params, audience);
    }

    private void phase(IncomingEvent event, Wire.PhaseStarted started) {
        Map<String, String> params = Words.both("phase", started.phase());
        params.put("title", title(started.campaign()));
        tell(event, started.campaign(), "phase-started", params, Audience.roles(null, ALL));
    }

    private void closed(IncomingEvent event, Wire.SurveyClosed closed) {
        tell(
                event,
                closed.campaign(),
                "survey-closed",
                Map.of("title", title(closed.campaign())),
                Audience.roles(null, "county", "office", "leader", "auditor"));
    }

    private void letter(IncomingEvent event, Wire.Sealed sealed, String template) {
        Delivery delivery = Delivery.sealed(
                event.id(),
                sealed.campaign(),
                template,
                templates.newest(template),
                sealed.sealed(),
                Map.of("title", sealed.title()),
                clock.instant());
        deliveries.insertIfAbsent(delivery.id(), delivery, List.of(), null);
    }

    private void inspectionPlanned(IncomingEvent event, Wire.InspectionPlanned planned) {
        Map<String, String> params = Words.both("kind", planned.kind());
        params.put("plannedOn", planned.plannedOn());
        Audience audience =
                Audience.roles(planned.appraisee(), "deputy", "chief", "staff").and(planned.inspectors());
        tell(event, planned.campaign(), "inspection-planned", params, audience);
    }

    private void inspectionConfirmed(IncomingEvent event, Wire.InspectionConfirmed confirmed) {
        tell(
                event,
                confirmed.campaign(),
                "inspection-confirmed",
                Words.both("kind", confirmed.kind()),
                Audience.roles(confirmed.appraisee(), "office", "deputy", "chief"));
    }

    private void resultPublished(IncomingEvent event, Wire.ResultPublished published) {
        tell(
                event,
                published.campaign(),
                "result-published",
                Map.of("title", published.title()),
                Audience.roles(null, ALL));
    }

    private void appealFiled(IncomingEvent event, Wire.AppealFiled filed) {
        Map<String, String> params = Words.both("about", filed.about());
        params.put("title", title(filed.campaign()));
        params.put("filedOn", filed.filedOn());
        tell(
                event,
                filed.campaign(),
                "appeal-filed",
                params,
                Audience.roles(filed.appraisee(), "county", "leader", "discipline", "deputy", "chief"));
    }

    private void appealDecided(IncomingEvent event, Wire.AppealDecided decided) {
        Map<String, String> params = Words.both("about", decided.about());
        params.putAll(Words.both("outcome", decided.outcome()));
        params.put("title", title(decided.campaign()));
        params.put("ruling", decided.ruling());
        tell(
                event,
                decided.campaign(),
                "appeal-decided",
                params,
                Audience.roles(
                        decided.appraisee(), "county", "leader", "discipline", "auditor", "deputy", "chief", "staff"));
    }

    private void resultRevised(IncomingEvent event, Wire.ResultRevised revised) {
        tell(
                event,
                revised.campaign(),
                "result-revised",
                Map.of(
                        "title",
                        revised.title(),
                        "version",
                        Integer.toString(revised.version()),
                        "ruling",
                        revised.ruling()),
                Audience.roles(null, ALL));
    }

    private void resultFinal(IncomingEvent event, Wire.ResultFinal ended) {
        tell(event, ended.campaign(), "result-final", Map.of("title", ended.title()), Audience.roles(null, ALL));
    }

    private void opinionReceived(IncomingEvent event, Wire.OpinionReceived received) {
        Map<String, String> params = Words.both("channel", received.channel());
        params.put("receivedOn", received.receivedOn());
        tell(event, received.campaign(), "opinion-received", params, Audience.roles(null, "office"));
    }

    private void interferenceReported(IncomingEvent event, Wire.InterferenceReported reported) {
        tell(
                event,
                reported.campaign(),
                "interference-reported",
                Map.of("receivedOn", reported.receivedOn()),
                Audience.roles(null, "discipline"));
    }

    private void caseOpened(IncomingEvent event, Wire.CaseOpened opened) {
        Map<String, String> params =
                Map.of("number", opened.number(), "title", opened.title(), "deadline", opened.deadline());
        tell(
                event,
                opened.campaign(),
                "case-opened",
                params,
                Audience.roles(opened.appraisee(), "office", "deputy", "chief"));
    }

    private void caseAdvanced(IncomingEvent event, Wire.CaseAdvanced advanced) {
        Map<String, String> params = Words.both("step", advanced.step());
        params.put("number", advanced.number());
        params.put("deadline", advanced.deadline());
        tell(event, advanced.campaign(), "case-advanced", params, Audience.persons(advanced.tell()));
    }

    private void caseClosed(IncomingEvent event, Wire.CaseClosed closed) {
        Map<String, String> params = Words.both("outcome", closed.outcome());
        params.put("number", closed.number());
        tell(
                event,
                closed.campaign(),
                "case-closed",
                params,
                Audience.roles(closed.appraisee(), "county", "office", "deputy", "chief"));
    }

    private void sanctionDecided(IncomingEvent event, Wire.SanctionDecided decided) {
        tell(event, decided.campaign(), "sanction-decided", Map.of(), Audience.persons(List.of(decided.person())));
    }

    private void lastingRule(IncomingEvent event, Wire.LastingRuleAdopted adopted) {
        tell(
                event,
                adopted.campaign(),
                "lasting-rule-adopted",
                Map.of("title", adopted.title()),
                Audience.roles(null, ALL));
    }

    private void tell(
            IncomingEvent event, String campaign, String template, Map<String, String> params, Audience audience) {
        announce.announce(Announcement.waiting(event.id(), campaign, template, params, audience, event.time()));
    }

    /** Empty while the frozen plan has not arrived on its topic; the text then does without it. */
    private String title(String campaign) {
        return people.of(campaign).map(CampaignPeople::title).orElse("");
    }
}
