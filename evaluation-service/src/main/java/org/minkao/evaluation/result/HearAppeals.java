package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.appeal.Paper;
import org.minkao.evaluation.appeal.Remedy;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.appeal.Subject;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/**
 * Appeals: a chief or the responsible deputy files one for his own section; two others decide, one of them of the county office.
 *
 * <p>Neither of the two may be of the section or stand behind what is appealed: who computed or confirmed the result or gave
 * or confirmed the section's marks on site, or who proposed or approved the measure. Everybody with the county's role may decide, assigned or not, so that a small office
 * can always call in somebody who has not acted yet.
 */
public final class HearAppeals {
    private static final String[] WHO = {COUNTY, LEADER, DISCIPLINE};
    private static final List<String> OF_A_SECTION = List.of(CHIEF, DEPUTY, STAFF);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Campaigns campaigns;
    private final Adjustments adjustments;
    private final Vetoes vetoes;
    private final Results results;
    private final ResultInputs inputs;
    private final ComputeResult compute;
    private final IdSource ids;
    private final Clock clock;

    public HearAppeals(
            Campaigns campaigns,
            Adjustments adjustments,
            Vetoes vetoes,
            Results results,
            ResultInputs inputs,
            BlobStore blobs,
            IdSource ids,
            Clock clock) {
        this.campaigns = campaigns;
        this.adjustments = adjustments;
        this.vetoes = vetoes;
        this.results = results;
        this.inputs = inputs;
        this.compute = new ComputeResult(inputs, blobs);
        this.ids = ids;
        this.clock = clock;
    }

    /** An appeal as it came in. */
    public record Filing(
            @Nullable String appraisee,
            @Nullable String about,
            @Nullable String measure,
            @Nullable List<? extends @Nullable Paper> evidence) {}

    /** A decision as somebody proposes it. */
    public record Decision(
            @Nullable String outcome,
            @Nullable String ruling,
            @Nullable String points,
            @Nullable List<? extends @Nullable Corrected> marks) {}

    /** A corrected mark as it came in. */
    public record Corrected(@Nullable String item, @Nullable String mark) {}

    /** An appeal with the version of the result it is kept in. */
    public record Heard(Appeal appeal, long version) {}

    /** What the parts of a command are about. */
    private record Matter(Campaign campaign, Versioned<Result> before, Appeal appeal, Hand hand) {}

    public Heard file(CampaignId id, Act act, Filing filing) {
        Campaign campaign = campaigns.require(id.value()).state();
        String appraisee = campaign.appraisee("appraisee", filing.appraisee());
        new Scope(campaign, act.who()).requireFor(appraisee, CHIEF, DEPUTY);
        Subject subject = subject(id, appraisee, filing);
        List<Evidence> evidence = Evidence.of("evidence", filing.evidence());
        Versioned<Result> before = result(id);
        Instant now = clock.instant();
        Appeal filed = Appeal.filed(
                new AppealId(ids.next()), appraisee, subject, evidence, act.hand(campaign, now, CHIEF, DEPUTY));
        return save(
                id,
                act,
                "file-appeal",
                before,
                before.state().appeal(filed, LocalDate.ofInstant(now, Plan.ZONE)),
                filed.id());
    }

    /** The result as the proposal would leave it is computed at once: the second person sees what he decides on. */
    public Heard propose(CampaignId id, AppealId appeal, Act act, Decision decision) {
        Matter matter = matter(id, appeal, act);
        Ruling.Outcome outcome = Check.oneOf("outcome", decision.outcome(), Ruling.Outcome.class);
        String text = Check.text("ruling", decision.ruling(), 1, 500);
        Remedy remedy = remedy(matter, outcome, decision);
        Ruling ruling = ruling(matter, outcome, text, remedy, null);
        String total =
                remedy == null ? null : total(preview(matter, matter.appeal().propose(ruling)), matter.appeal());
        Ruling proposed = ruling(matter, outcome, text, remedy, total);
        return save(
                id,
                act,
                "propose-ruling",
                matter.before(),
                matter.before().state().hear(appeal, found -> found.propose(proposed)),
                appeal);
    }

    public Heard sendBack(CampaignId id, AppealId appeal, Act act) {
        Matter matter = matter(id, appeal, act);
        return save(
                id,
                act,
                "return-ruling",
                matter.before(),
                matter.before().state().hear(appeal, found -> found.sendBack(act)),
                appeal);
    }

    /** The second person decides as it was proposed; a revision is computed from the same inputs once more. */
    public Heard decide(CampaignId id, AppealId appeal, Act act) {
        Matter matter = matter(id, appeal, act);
        Result result = matter.before().state();
        Appeal decided = matter.appeal().decide(act, matter.hand());
        Result.Change change = decided.isRevised()
                ? result.revise(appeal, act, matter.hand(), revision(matter, decided))
                : result.uphold(appeal, act, matter.hand());
        return save(id, act, "decide-appeal", matter.before(), change, appeal);
    }

    /** All for those who see everything, the own ones for a section. */
    public List<Heard> all(CampaignId id, Actor actor) {
        Scope scope = new Scope(campaigns.require(id.value()).state(), actor);
        if (!scope.mayRead()) {
            scope.require(COUNTY, LEADER, DISCIPLINE, CHIEF, DEPUTY, STAFF);
        }
        return results.find(id.value()).stream()
                .flatMap(found ->
                        found.state().afterwards().appeals().stream().map(appeal -> new Heard(appeal, found.version())))
                .filter(heard -> maySee(scope, heard.appeal()))
                .toList();
    }

    public Heard one(CampaignId id, AppealId appeal, Actor actor) {
        return all(id, actor).stream()
                .filter(heard -> heard.appeal().id().equals(appeal))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "campaign %s has no appeal %s for %s (expected: one he may see)"
                                .formatted(id, appeal, actor.id())));
    }

    private static boolean maySee(Scope scope, Appeal appeal) {
        return scope.seesAll() || OF_A_SECTION.stream().anyMatch(role -> scope.hasFor(appeal.appraisee(), role));
    }

    private Matter matter(CampaignId id, AppealId appeal, Act act) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, act.who()).require(WHO);
        Versioned<Result> before = result(id);
        Appeal found = before.state().afterwards().appeal(appeal);
        requireApart(campaign, before.state(), found, act.who().id());
        return new Matter(campaign, before, found, act.hand(campaign, clock.instant(), WHO));
    }

    private void requireApart(Campaign campaign, Result result, Appeal appeal, String person) {
        boolean ofTheSection = appeal.filing().person().equals(person)
                || campaign.plan().assignments().stream()
                        .anyMatch(a -> a.person().equals(person)
                                && OF_A_SECTION.contains(a.role())
                                && a.appraisees().contains(appeal.appraisee()));
        if (ofTheSection) {
            throw new Refusal(
                    EvaluationReason.CONFLICT_OF_INTEREST,
                    "%s is of %s, which filed appeal %s (expected: somebody else)"
                            .formatted(person, appeal.appraisee(), appeal.id()));
        }
        boolean judged = appeal.subject().kind() == Subject.Kind.RESULT
                && inputs.judges(campaign, appeal.appraisee()).anyMatch(person::equals);
        if (judged
                || behind(result, appeal.subject())
                        .anyMatch(hand -> hand != null && hand.person().equals(person))) {
            throw new Refusal(
                    EvaluationReason.OWN_DECISION,
                    "%s stands behind %s, against which appeal %s is (expected: somebody who does not)"
                            .formatted(person, appeal.subject(), appeal.id()));
        }
    }

    private Stream<@Nullable Hand> behind(Result result, Subject subject) {
        return switch (subject.kind()) {
            // Who decided on another appeal since then did not make the result.
            case RESULT ->
                result.afterwards().earlier().stream()
                        .findFirst()
                        .map(first -> Stream.<@Nullable Hand>of(first.computed(), first.confirmed()))
                        .orElseGet(() -> Stream.of(result.computation().by(), result.confirmation()));
            case ADJUSTMENT -> {
                Adjustment adjustment = adjustments
                        .require(Objects.requireNonNull(subject.id()))
                        .state();
                yield Stream.of(adjustment.proposal(), adjustment.approval());
            }
            case VETO -> {
                Veto veto = vetoes.require(Objects.requireNonNull(subject.id())).state();
                yield Stream.of(veto.proposal(), veto.approval());
            }
        };
    }

    private Subject subject(CampaignId id, String appraisee, Filing filing) {
        Subject.Kind kind = Check.oneOf("about", filing.about(), Subject.Kind.class);
        if (kind == Subject.Kind.RESULT) {
            if (filing.measure() != null) {
                throw Check.invalid("measure", filing.measure(), "absent when the appeal is about the RESULT");
            }
            return new Subject(kind, null);
        }
        String measure = Check.text("measure", filing.measure(), 1, 64);
        Subject subject = new Subject(kind, measure);
        if (!counts(id, appraisee, subject)) {
            throw Check.invalid(
                    "measure", measure, "the id of an approved " + kind + " of " + appraisee + " in this campaign");
        }
        return subject;
    }

    private boolean counts(CampaignId id, String appraisee, Subject subject) {
        return switch (subject.kind()) {
            case RESULT -> true;
            case ADJUSTMENT ->
                adjustments.of(id).stream()
                        .map(Versioned::state)
                        .anyMatch(it -> it.isApproved()
                                && it.appraisee().equals(appraisee)
                                && it.id().value().equals(subject.id()));
            case VETO ->
                vetoes.of(id).stream()
                        .map(Versioned::state)
                        .anyMatch(it -> it.isApproved()
                                && it.appraisee().equals(appraisee)
                                && it.id().value().equals(subject.id()));
        };
    }

    private @Nullable Remedy remedy(Matter matter, Ruling.Outcome outcome, Decision decision) {
        Subject.Kind kind = matter.appeal().subject().kind();
        boolean changesPoints = outcome == Ruling.Outcome.REVISED && kind == Subject.Kind.ADJUSTMENT;
        boolean changesMarks = outcome == Ruling.Outcome.REVISED && kind == Subject.Kind.RESULT;
        if (decision.points() != null && !changesPoints) {
            throw Check.invalid("points", decision.points(), "absent: only a revised ADJUSTMENT has points");
        }
        if (decision.marks() != null && !changesMarks) {
            throw Check.invalid("marks", "given", "absent: only a revised RESULT has corrected marks");
        }
        if (outcome == Ruling.Outcome.UPHELD) {
            return null;
        }
        return switch (kind) {
            case ADJUSTMENT -> new Remedy(points(matter, decision.points()), List.of());
            case RESULT -> new Remedy(null, marks(matter.campaign().plan(), decision.marks()));
            case VETO -> new Remedy(null, List.of());
        };
    }

    /** Less than was taken off, 0 revokes it. */
    private BigDecimal points(Matter matter, @Nullable String points) {
        BigDecimal before = adjustments
                .require(Objects.requireNonNull(matter.appeal().subject().id()))
                .state()
                .points();
        return Check.decimal("points", points, before.add(new BigDecimal("0.01")), BigDecimal.ZERO, 2);
    }

    private static List<Remedy.Mark> marks(Plan plan, @Nullable List<? extends @Nullable Corrected> marks) {
        List<String> items = plan.items().stream().map(Plan.Item::id).toList();
        List<Corrected> given = Check.list("marks", marks, 1, items.size());
        List<Remedy.Mark> corrected = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = "marks[%d]".formatted(i);
            String item = Check.present(at + ".item", given.get(i).item());
            if (!items.contains(item)
                    || corrected.stream().anyMatch(mark -> mark.item().equals(item))) {
                throw Check.invalid(at + ".item", item, "an item of the plan, each once");
            }
            corrected.add(new Remedy.Mark(
                    item, Check.decimal(at + ".mark", given.get(i).mark(), BigDecimal.ZERO, HUNDRED, 2)));
        }
        return corrected;
    }

    private static Ruling ruling(
            Matter matter, Ruling.Outcome outcome, String text, @Nullable Remedy remedy, @Nullable String total) {
        return new Ruling(
                outcome, text, remedy, matter.before().state().computation().resultsDigest(), total, matter.hand());
    }

    private List<SubjectResult> preview(Matter matter, Appeal proposed) {
        return compute.preview(matter.campaign(), granted(matter, proposed));
    }

    private Result.Revision revision(Matter matter, Appeal decided) {
        Result.Computation computation =
                compute.compute(matter.campaign(), decided.proposed().by(), granted(matter, decided));
        List<SubjectResult> subjects = preview(matter, decided);
        String total = total(subjects, decided);
        if (!Objects.equals(total, decided.proposed().total())) {
            throw new Refusal(
                    EvaluationReason.INPUTS_CHANGED,
                    "the decision on appeal %s now gives %s a total of %s (expected: %s as proposed, or propose it again)"
                            .formatted(
                                    decided.id(),
                                    decided.appraisee(),
                                    total,
                                    decided.proposed().total()));
        }
        String derivations = compute.keepDerivations(matter.before().state().computation());
        return new Result.Revision(computation, derivations, subjects);
    }

    private static List<Appeal> granted(Matter matter, Appeal last) {
        return Stream.concat(matter.before().state().afterwards().granted().stream(), Stream.of(last))
                .toList();
    }

    private static @Nullable String total(List<SubjectResult> subjects, Appeal appeal) {
        return subjects.stream()
                .filter(subject -> subject.appraisee().equals(appeal.appraisee()))
                .findFirst()
                .map(SubjectResult::total)
                .orElse(null);
    }

    private Versioned<Result> result(CampaignId id) {
        return results.find(id.value())
                .filter(result -> result.state().isPublished())
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.NOT_PUBLISHED,
                        "campaign %s has no published result (expected: PUBLISHED)".formatted(id)));
    }

    private Heard save(
            CampaignId id, Act act, String action, Versioned<Result> before, Result.Change change, AppealId appeal) {
        act.saw(before.version());
        Versioned<Result> saved =
                results.save(id.value(), before, change.after(), change.events(), act.audit(action, "results/" + id));
        return new Heard(saved.state().afterwards().appeal(appeal), saved.version());
    }
}
