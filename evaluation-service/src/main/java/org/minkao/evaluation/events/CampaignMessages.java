package org.minkao.evaluation.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Encodings;
import org.minkao.evaluation.campaign.CampaignEvent;
import org.minkao.evaluation.campaign.LateChange;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Roles;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;

/** The campaign's events as their contracts write them. */
public final class CampaignMessages implements EventMapping<CampaignEvent> {
    static final String CAMPAIGN = "minkao.evaluation.campaign";
    private static final String CONTACT = "minkao.evaluation.contact";

    private static final Set<String> OF_A_SECTION = Set.of(Roles.CHIEF, Roles.DEPUTY, Roles.STAFF);

    record Named(String id, String name) {}

    record ClassPart(String id, String name, List<String> insiders) {}

    record RatedPart(String id, String name, Set<OwnPart> people) {}

    record OwnPart(String name, String role) {}

    record DraftedMessage(
            String campaign,
            String title,
            int year,
            List<ClassPart> voterClasses,
            List<RatedPart> appraisees,
            int minCell,
            int reservePercent) {}

    record ContactsMessage(String campaign, List<Contact> people) {}

    record Contact(String person, String name, String email) {
        @Override
        public String toString() {
            return "Contact[person=" + person + "]";
        }
    }

    record FrozenMessage(
            String campaign,
            String title,
            int year,
            String manifest,
            String manifestDigest,
            Instant surveyStart,
            List<DimensionPart> dimensions,
            List<AppraiseePart> appraisees,
            List<Named> voterClasses,
            List<OptionPart> scale,
            RectificationPart rectification,
            List<AssignmentPart> assignments,
            List<PhasePart> phases) {}

    record DimensionPart(String id, String name, String weight, List<ItemPart> items) {}

    record ItemPart(String id, String text, String question, String weight) {}

    record AppraiseePart(
            String id,
            String name,
            @JsonProperty("class") String unitClass,
            String chief,
            @Nullable String deputy) {}

    record OptionPart(
            int value,
            String label,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String points) {}

    record RectificationPart(String lowItemThreshold, int planWorkingDays, int deadlineWorkingDays) {}

    record AssignmentPart(String person, String name, String role, List<String> appraisees) {}

    record PhasePart(Phase kind, String name, LocalDate start, LocalDate end) {}

    record PlanChangedMessage(
            String campaign,
            String title,
            String change,
            Instant changedAt,
            List<String> places,
            List<PhasePart> phases) {}

    record TaskDueMessage(
            String campaign,
            String title,
            String task,
            String text,
            LocalDate due,
            boolean overdue,
            @Nullable String person,
            @Nullable String role) {}

    record PhaseStartedMessage(
            String campaign,
            Phase phase,
            Instant startedAt,
            boolean byDecision,
            @Nullable String reason) {}

    record SurveyClosedMessage(
            String campaign,
            Instant closedAt,
            boolean byDecision,
            @Nullable String reason) {}

    @Override
    public OutgoingEvent map(CampaignEvent event) {
        String id = event.campaign().value();
        return switch (event) {
            case CampaignEvent.Drafted drafted -> event(CAMPAIGN, id, "campaign-drafted", drafted(drafted));
            case CampaignEvent.ContactsListed listed ->
                event(CONTACT, id, "contacts-listed", new ContactsMessage(id, contacts(listed.plan())));
            case CampaignEvent.Frozen frozen -> event(CAMPAIGN, id, "campaign-frozen", frozen(frozen));
            case CampaignEvent.PlanChanged changed -> event(CAMPAIGN, id, "plan-changed", changed(changed));
            case CampaignEvent.TaskDue due ->
                event(
                        CAMPAIGN,
                        id,
                        "task-due",
                        new TaskDueMessage(
                                id,
                                due.title(),
                                due.task().id(),
                                due.task().text(),
                                due.task().due(),
                                due.overdue(),
                                due.task().owner().person(),
                                due.task().owner().role()));
            case CampaignEvent.PhaseStarted started ->
                event(
                        CAMPAIGN,
                        id,
                        "phase-started",
                        new PhaseStartedMessage(
                                id,
                                started.phase(),
                                EventJson.whole(started.startedAt()),
                                started.byDecision(),
                                started.reason()));
            case CampaignEvent.SurveyClosed closed ->
                event(
                        CAMPAIGN,
                        id,
                        "survey-closed",
                        new SurveyClosedMessage(
                                id, EventJson.whole(closed.closedAt()), closed.byDecision(), closed.reason()));
        };
    }

    private static OutgoingEvent event(String topic, String id, String name, Object message) {
        return new OutgoingEvent(topic, id, "minkao.evaluation." + name + ".v1", id, EventJson.bytes(message));
    }

    private static DraftedMessage drafted(CampaignEvent.Drafted event) {
        Plan plan = event.plan();
        return new DraftedMessage(
                event.campaign().value(),
                plan.title(),
                plan.year(),
                plan.voterClasses().stream()
                        .map(v -> new ClassPart(
                                v.id(),
                                v.name(),
                                v.declared().stream().map(Plan.Insider::role).toList()))
                        .toList(),
                plan.appraisees().stream()
                        .map(a -> new RatedPart(a.id(), a.name(), people(plan, a)))
                        .toList(),
                plan.ballot().minCell(),
                plan.ballot().reservePercent());
    }

    private static PlanChangedMessage changed(CampaignEvent.PlanChanged event) {
        return new PlanChangedMessage(
                event.campaign().value(),
                event.plan().title(),
                event.change().id(),
                EventJson.whole(event.changedAt()),
                event.change().changes().stream().map(LateChange.Changed::place).toList(),
                phases(event.plan()));
    }

    /** Whom a roster must not let judge this section: by name, each once in each role. */
    private static Set<OwnPart> people(Plan plan, Plan.Appraisee appraisee) {
        Set<OwnPart> people = new LinkedHashSet<>();
        people.add(new OwnPart(appraisee.chief(), Roles.CHIEF));
        if (appraisee.deputy() != null) {
            people.add(new OwnPart(appraisee.deputy(), Roles.DEPUTY));
        }
        plan.assignments().stream()
                .filter(a -> OF_A_SECTION.contains(a.role()) && a.appraisees().contains(appraisee.id()))
                .forEach(a -> people.add(new OwnPart(a.name(), a.role())));
        return people;
    }

    /** Each person once, whatever number of roles he has. */
    private static List<Contact> contacts(Plan plan) {
        Map<String, Contact> people = new LinkedHashMap<>();
        for (Plan.Assignment assignment : plan.assignments()) {
            if (assignment.email() != null) {
                people.putIfAbsent(
                        assignment.person(), new Contact(assignment.person(), assignment.name(), assignment.email()));
            }
        }
        return List.copyOf(people.values());
    }

    private static FrozenMessage frozen(CampaignEvent.Frozen event) {
        Plan plan = event.plan();
        return new FrozenMessage(
                event.campaign().value(),
                plan.title(),
                plan.year(),
                Encodings.b64(event.freeze().manifestBytes()),
                event.freeze().manifestDigest(),
                plan.phase(Phase.SURVEY).begins(),
                plan.dimensions().stream().map(CampaignMessages::dimension).toList(),
                plan.appraisees().stream()
                        .map(a -> new AppraiseePart(a.id(), a.name(), a.unitClass(), a.chief(), a.deputy()))
                        .toList(),
                classes(plan),
                plan.scale().options().stream()
                        .map(option -> new OptionPart(
                                plan.scale().value(option),
                                option.label(),
                                option.points() == null ? null : EventJson.decimal(option.points())))
                        .toList(),
                new RectificationPart(
                        EventJson.decimal(plan.rectification().lowItemThreshold()),
                        plan.rectification().planWorkingDays(),
                        plan.rectification().deadlineWorkingDays()),
                plan.assignments().stream()
                        .map(a -> new AssignmentPart(a.person(), a.name(), a.role(), a.appraisees()))
                        .toList(),
                phases(plan));
    }

    private static List<PhasePart> phases(Plan plan) {
        return plan.phases().stream()
                .map(p -> new PhasePart(p.kind(), p.name(), p.start(), p.end()))
                .toList();
    }

    private static DimensionPart dimension(Plan.Dimension dimension) {
        return new DimensionPart(
                dimension.id(),
                dimension.name(),
                EventJson.decimal(dimension.weight()),
                dimension.items().stream()
                        .map(item ->
                                new ItemPart(item.id(), item.text(), item.question(), EventJson.decimal(item.weight())))
                        .toList());
    }

    private static List<Named> classes(Plan plan) {
        return plan.voterClasses().stream()
                .map(v -> new Named(v.id(), v.name()))
                .toList();
    }
}
