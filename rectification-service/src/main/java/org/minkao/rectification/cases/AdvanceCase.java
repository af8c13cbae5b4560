package org.minkao.rectification.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.Handling.Evidence;
import org.minkao.rectification.cases.Handling.Measure;
import org.minkao.rectification.cases.RectificationCase.Change;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.workday.Workdays;

/** Takes a case one step further: load once, decide, save once. */
public final class AdvanceCase {
    private static final int REASON = 500;
    private static final int NOTE = 1000;
    private static final int MEASURE = 500;
    private static final int MOST_MEASURES = 30;
    private static final int FILES_PER_NOTE = 20;
    private static final int LONGEST_EXTENSION = 60;

    private final Cases cases;
    private final BlobStore files;
    private final VisibleCases visible;
    private final Workdays workdays;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public AdvanceCase(Cases cases, Campaigns campaigns, BlobStore files, Workdays workdays, Clock clock) {
        this.cases = cases;
        this.files = files;
        this.visible = new VisibleCases(cases, campaigns);
        this.workdays = workdays;
        this.clock = clock;
    }

    /** Which case, who, and the version the person looked at, if it was said. */
    public record Call(CaseId id, Actor actor, @Nullable Long expectedVersion) {}

    /** One measure as it was typed. */
    public record PlannedMeasure(
            @Nullable String text, @Nullable String due) {}

    public Versioned<RectificationCase> assign(Call call, @Nullable String owner, @Nullable String reason) {
        String person = Check.text("owner", owner, 1, 64);
        String why = Check.optionalText("reason", reason, 1, REASON);
        return step(call, Step.ASSIGN, why, (it, m) -> it.assign(m, person, why));
    }

    public Versioned<RectificationCase> submitPlan(Call call, @Nullable List<@Nullable PlannedMeasure> measures) {
        List<PlannedMeasure> typed = Check.list("measures", measures, 1, MOST_MEASURES);
        List<Measure> plan = IntStream.range(0, typed.size())
                .mapToObj(i -> new Measure(
                        Check.text(
                                "measures[%d].text".formatted(i), typed.get(i).text(), 1, MEASURE),
                        Check.date("measures[%d].due".formatted(i), typed.get(i).due())))
                .toList();
        return step(call, Step.SUBMIT_PLAN, null, (it, m) -> it.submitPlan(m, plan));
    }

    public Versioned<RectificationCase> returnPlan(Call call, @Nullable String reason) {
        return withReason(call, Step.RETURN_PLAN, reason, RectificationCase::returnPlan);
    }

    public Versioned<RectificationCase> approvePlan(Call call, @Nullable String reason) {
        return withReason(call, Step.APPROVE_PLAN, reason, RectificationCase::approvePlan);
    }

    public Versioned<RectificationCase> start(Call call) {
        return step(call, Step.START, null, RectificationCase::start);
    }

    /** A file that was handed in, and the case that lists it now. */
    public record Added(Versioned<RectificationCase> saved, Evidence file) {}

    /** Keeps the file under its hash and lists it in the case; a file nobody listed is read by nobody. */
    public Added addEvidence(Call call, @Nullable String declaredType, byte[] bytes) {
        List<Evidence> handedIn = new ArrayList<>();
        Versioned<RectificationCase> saved = step(call, Step.ADD_EVIDENCE, null, (it, m) -> {
            Permits.require(Step.ADD_EVIDENCE, it, m);
            MediaKind kind = MediaKind.of(declaredType, bytes);
            String sha256 = files.put(bytes, kind.mediaType());
            Evidence file = new Evidence(
                    sha256, bytes.length, kind.mediaType(), m.actor().id(), m.today());
            handedIn.add(file);
            return it.addEvidence(m, file);
        });
        return new Added(saved, handedIn.getFirst());
    }

    public Versioned<RectificationCase> recordProgress(
            Call call, @Nullable String note, @Nullable List<@Nullable String> evidence) {
        String text = Check.lines("note", note, 1, NOTE);
        List<String> hashes = evidence == null ? List.of() : Check.list("evidence", evidence, 0, FILES_PER_NOTE);
        return step(call, Step.RECORD_PROGRESS, null, (it, m) -> it.recordProgress(m, text, hashes));
    }

    public Versioned<RectificationCase> submit(Call call, @Nullable String summary, @Nullable String outcome) {
        String text = Check.lines("summary", summary, 1, NOTE);
        Outcome claimed = Check.oneOf("outcome", outcome, Outcome.class);
        if (claimed != Outcome.FIXED && claimed != Outcome.PARTLY) {
            throw Check.invalid("outcome", claimed.name(), "FIXED or PARTLY");
        }
        return step(call, Step.SUBMIT, null, (it, m) -> it.submit(m, text, claimed));
    }

    public Versioned<RectificationCase> verify(Call call, @Nullable String reason) {
        return withReason(call, Step.VERIFY, reason, RectificationCase::verify);
    }

    public Versioned<RectificationCase> returnWork(Call call, @Nullable String reason) {
        return withReason(call, Step.RETURN, reason, RectificationCase::returnWork);
    }

    public Versioned<RectificationCase> callBack(
            Call call, @Nullable String method, @Nullable Boolean satisfied, @Nullable String note) {
        Ending.Method how = Check.oneOf("method", method, Ending.Method.class);
        boolean content = Check.present("satisfied", satisfied);
        String text = Check.text("note", note, 1, REASON);
        Step step = content ? Step.CONFIRM : Step.DENY;
        return step(call, step, text, (it, m) -> it.callBack(m, how, content, text));
    }

    public Versioned<RectificationCase> close(Call call, @Nullable String reason) {
        return withReason(call, Step.CLOSE, reason, RectificationCase::close);
    }

    public Versioned<RectificationCase> reopen(Call call, @Nullable String reason) {
        return withReason(call, Step.REOPEN, reason, RectificationCase::reopen);
    }

    public Versioned<RectificationCase> proposeNotFeasible(Call call, @Nullable String reason) {
        return withReason(call, Step.PROPOSE_NOT_FEASIBLE, reason, RectificationCase::proposeNotFeasible);
    }

    public Versioned<RectificationCase> refuseNotFeasible(Call call, @Nullable String reason) {
        return withReason(call, Step.REFUSE_NOT_FEASIBLE, reason, RectificationCase::refuseNotFeasible);
    }

    public Versioned<RectificationCase> approveNotFeasible(Call call, @Nullable String reason) {
        return withReason(call, Step.APPROVE_NOT_FEASIBLE, reason, RectificationCase::approveNotFeasible);
    }

    public Versioned<RectificationCase> declareNotOurs(Call call, @Nullable String reason) {
        return withReason(call, Step.DECLARE_NOT_OURS, reason, RectificationCase::declareNotOurs);
    }

    public Versioned<RectificationCase> askExtension(
            Call call, @Nullable Integer workingDays, @Nullable String reason) {
        int days = Check.range("workingDays", workingDays, 1, LONGEST_EXTENSION);
        String why = Check.text("reason", reason, 1, REASON);
        return step(call, Step.ASK_EXTENSION, why, (it, m) -> it.askExtension(m, days, why));
    }

    public Versioned<RectificationCase> refuseExtension(Call call, @Nullable String reason) {
        return withReason(call, Step.REFUSE_EXTENSION, reason, RectificationCase::refuseExtension);
    }

    public Versioned<RectificationCase> approveExtension(Call call, @Nullable String reason) {
        return withReason(call, Step.APPROVE_EXTENSION, reason, RectificationCase::approveExtension);
    }

    /** A step that needs a moment and a reason only. */
    private interface Reasoned {
        Change take(RectificationCase it, Moment m, String reason);
    }

    private Versioned<RectificationCase> withReason(Call call, Step step, @Nullable String reason, Reasoned decision) {
        String why = Check.text("reason", reason, 1, REASON);
        return step(call, step, why, (it, m) -> decision.take(it, m, why));
    }

    private Versioned<RectificationCase> step(
            Call call, Step step, @Nullable String reason, BiFunction<RectificationCase, Moment, Change> decision) {
        VisibleCases.Seen seen = visible.load(call.id(), call.actor());
        Versioned<RectificationCase> before = seen.loaded();
        requireVersion(call, before);
        Instant now = clock.instant();
        Moment moment =
                new Moment(call.actor(), now, LocalDate.ofInstant(now, clock.getZone()), seen.campaign(), workdays);
        Change change = decision.apply(before.state(), moment);
        AuditEntry audit = new AuditEntry(call.actor().id(), action(step), "cases/" + call.id(), reason);
        return cases.save(call.id().value(), before, change.after(), List.of(change.event()), audit);
    }

    private static void requireVersion(Call call, Versioned<RectificationCase> loaded) {
        Long expected = call.expectedVersion();
        if (expected != null && expected != loaded.version()) {
            throw new Refusal(
                    KitReason.CHANGED_MEANWHILE,
                    "case %s has version %d (expected: %d)".formatted(call.id(), loaded.version(), expected));
        }
    }

    private static String action(Step step) {
        StringBuilder name = new StringBuilder();
        for (String word : step.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.append("Case").toString();
    }
}
