package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.INSPECTOR;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/** The rules between the fields of a plan; {@link PlanFields} have looked at each field before. */
public final class PlanRules {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Set<String> ROLES =
            Set.of(COUNTY, OFFICE, LEADER, DEPUTY, CHIEF, STAFF, INSPECTOR, DISCIPLINE, AUDITOR);
    private static final Set<String> SCOPED = Set.of(DEPUTY, CHIEF, STAFF);
    private static final List<BiConsumer<Plan, List<PlanProblem>>> RULES = List.of(
            PlanRules::idsOnce,
            PlanRules::weightsSumUp,
            PlanRules::phasesInOrder,
            PlanRules::scaleRanks,
            PlanRules::gradesCoverAll,
            PlanRules::assignmentsKnown,
            PlanRules::commitmentsMeasurable,
            PlanRules::tasksOwned,
            PlanRules::rehearsalSaysSo,
            PlanRules::vetoesCapAtAGrade,
            PlanRules::listsSelect);

    private PlanRules() {}

    /** Refuses a plan that breaks a rule, naming every break. */
    public static void check(Plan plan, SchemeCheck scheme) {
        List<PlanProblem> problems = problems(plan, scheme);
        if (!problems.isEmpty()) {
            throw new Refusal(
                    EvaluationReason.PLAN_REFUSED,
                    problems.stream().map(p -> p.path() + " " + p.reason()).collect(Collectors.joining("; ")),
                    problems.getFirst().path());
        }
    }

    /** Every rule that the plan breaks. */
    public static List<PlanProblem> problems(Plan plan, SchemeCheck scheme) {
        List<PlanProblem> problems = PlanFields.problems(plan);
        if (problems.isEmpty()) {
            problems = new ArrayList<>();
            for (BiConsumer<Plan, List<PlanProblem>> rule : RULES) {
                rule.accept(plan, problems);
            }
        }
        return problems.isEmpty() ? scheme.problems(RulesFile.bytes(plan)) : problems;
    }

    private static void idsOnce(Plan plan, List<PlanProblem> out) {
        once(plan.appraisees(), "appraisees", Plan.Appraisee::id, out);
        once(plan.dimensions(), "dimensions", Plan.Dimension::id, out);
        once(plan.voterClasses(), "voterClasses", Plan.VoterClass::id, out);
        once(plan.scale().options(), "scale", Plan.Option::label, out);
        once(plan.grades(), "grades", Plan.Grade::name, out);
        once(plan.vetoes(), "vetoes", Plan.VetoTrigger::id, out);
        once(plan.lists(), "lists", Plan.ListRule::id, out);
        once(plan.assignments(), "assignments", a -> a.person() + " as " + a.role(), out);
        once(plan.promised(), "commitments", Plan.Commitment::id, out);
        once(plan.tasks(), "phases[].tasks", Plan.Task::id, out);
        once(plan.items(), "dimensions[].items", Plan.Item::id, out);
        String comment = plan.ballot().commentItem();
        if (plan.items().stream().anyMatch(item -> item.id().equals(comment))) {
            out.add(new PlanProblem("ballot.commentItem", "is " + comment + " (expected: an id that no item has)"));
        }
    }

    private static <T> void once(List<T> list, String path, Function<T, String> id, List<PlanProblem> out) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String value = id.apply(list.get(i));
            if (!seen.add(value)) {
                out.add(new PlanProblem("%s[%d]".formatted(path, i), "repeats " + value + " (expected: each once)"));
            }
        }
    }

    private static void weightsSumUp(Plan plan, List<PlanProblem> out) {
        sum("dimensions[].weight", plan.dimensions().stream().map(Plan.Dimension::weight), out);
        for (int i = 0; i < plan.dimensions().size(); i++) {
            sum(
                    "dimensions[%d].items[].weight".formatted(i),
                    plan.dimensions().get(i).items().stream().map(Plan.Item::weight),
                    out);
        }
        sum("voterClasses[].weight", plan.voterClasses().stream().map(v -> BigDecimal.valueOf(v.weight())), out);
        sum(
                "scoring.office and scoring.society",
                Stream.of(plan.scoring().office(), plan.scoring().society()),
                out);
    }

    private static void sum(String path, Stream<BigDecimal> weights, List<PlanProblem> out) {
        BigDecimal sum = weights.reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0) {
            out.add(new PlanProblem(path, "sums to " + Decimals.plain(sum) + " (expected: 100)"));
        }
    }

    private static void phasesInOrder(Plan plan, List<PlanProblem> out) {
        List<Plan.PlannedPhase> phases = plan.phases();
        List<Phase> kinds = phases.stream().map(Plan.PlannedPhase::kind).toList();
        if (!kinds.equals(List.of(Phase.values()))) {
            out.add(new PlanProblem("phases", "are " + kinds + " (expected: " + List.of(Phase.values()) + ")"));
        }
        for (int i = 0; i < phases.size(); i++) {
            Plan.PlannedPhase phase = phases.get(i);
            if (phase.end().isBefore(phase.start())) {
                out.add(new PlanProblem(
                        "phases[%d].end".formatted(i),
                        "is %s (expected: not before the start %s)".formatted(phase.end(), phase.start())));
            }
            if (i > 0 && !phase.start().isAfter(phases.get(i - 1).end())) {
                out.add(new PlanProblem(
                        "phases[%d].start".formatted(i),
                        "is %s (expected: after the phase before, which ends on %s)"
                                .formatted(phase.start(), phases.get(i - 1).end())));
            }
        }
    }

    private static void scaleRanks(Plan plan, List<PlanProblem> out) {
        List<Plan.Option> rated = plan.scale().rated();
        if (rated.size() < 2 || plan.scale().options().size() - rated.size() > 1) {
            out.add(new PlanProblem(
                    "scale",
                    "has %d options with points and %d without (expected: at least 2, at most 1)"
                            .formatted(rated.size(), plan.scale().options().size() - rated.size())));
        }
        for (int i = 1; i < rated.size(); i++) {
            if (Plan.Scale.points(rated.get(i)).compareTo(Plan.Scale.points(rated.get(i - 1))) == 0) {
                out.add(new PlanProblem(
                        "scale",
                        "gives %s and %s the same points (expected: different ones)"
                                .formatted(
                                        rated.get(i - 1).label(), rated.get(i).label())));
            }
        }
    }

    private static void gradesCoverAll(Plan plan, List<PlanProblem> out) {
        List<Plan.Grade> rising = plan.grades().stream()
                .sorted((a, b) -> a.min().compareTo(b.min()))
                .toList();
        BigDecimal reached = BigDecimal.ZERO;
        for (Plan.Grade grade : rising) {
            if (grade.min().compareTo(reached) != 0 || grade.max().compareTo(grade.min()) <= 0) {
                out.add(new PlanProblem(
                        "grades",
                        "%s is from %s to %s (expected: from %s upwards, without gap or overlap)"
                                .formatted(
                                        grade.name(),
                                        Decimals.plain(grade.min()),
                                        Decimals.plain(grade.max()),
                                        Decimals.plain(reached))));
            }
            reached = grade.max();
        }
        if (reached.compareTo(HUNDRED) != 0) {
            out.add(new PlanProblem("grades", "end at " + Decimals.plain(reached) + " (expected: 100)"));
        }
    }

    private static void assignmentsKnown(Plan plan, List<PlanProblem> out) {
        for (int i = 0; i < plan.assignments().size(); i++) {
            Plan.Assignment assignment = plan.assignments().get(i);
            String path = "assignments[%d]".formatted(i);
            if (!ROLES.contains(assignment.role())) {
                out.add(new PlanProblem(
                        path + ".role", "is " + assignment.role() + " (expected: one of " + sorted(ROLES) + ")"));
            }
            if (SCOPED.contains(assignment.role()) && assignment.appraisees().isEmpty()) {
                out.add(new PlanProblem(
                        path + ".appraisees", "is empty (expected: the appraisees of this " + assignment.role() + ")"));
            }
            for (String appraisee : assignment.appraisees()) {
                if (!plan.hasAppraisee(appraisee)) {
                    out.add(new PlanProblem(path + ".appraisees", "names " + appraisee + " (expected: an appraisee)"));
                }
            }
        }
    }

    private static void commitmentsMeasurable(Plan plan, List<PlanProblem> out) {
        for (int i = 0; i < plan.promised().size(); i++) {
            Plan.Commitment commitment = plan.promised().get(i);
            if (!plan.hasAppraisee(commitment.appraisee())) {
                out.add(new PlanProblem(
                        "commitments[%d].appraisee".formatted(i),
                        "is " + commitment.appraisee() + " (expected: an appraisee)"));
            }
        }
        for (int i = 0; i < plan.dimensions().size(); i++) {
            List<Plan.Item> items = plan.dimensions().get(i).items();
            for (int j = 0; j < items.size(); j++) {
                asksAboutEach(plan, items.get(j), "dimensions[%d].items[%d].commitments".formatted(i, j), out);
            }
        }
    }

    /** A question is put about every appraisee, so each of them must have promised it, once. */
    private static void asksAboutEach(Plan plan, Plan.Item item, String path, List<PlanProblem> out) {
        List<String> asked = new ArrayList<>();
        for (String id : item.asks()) {
            Optional<Plan.Commitment> commitment = plan.promised().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst();
            if (commitment.isEmpty()) {
                out.add(new PlanProblem(path, "names " + id + " (expected: a commitment of the plan)"));
            } else if (commitment.get().measure() == null) {
                out.add(new PlanProblem(path, "names " + id + ", which has no measure (expected: one that has)"));
            }
            commitment.ifPresent(each -> asked.add(each.appraisee()));
        }
        List<String> all =
                plan.appraisees().stream().map(Plan.Appraisee::id).sorted().toList();
        if (asked.size() == item.asks().size()
                && !asked.isEmpty()
                && !asked.stream().sorted().toList().equals(all)) {
            out.add(new PlanProblem(
                    path, "are of " + asked + " (expected: one of each appraisee, whom the question is about)"));
        }
    }

    private static void tasksOwned(Plan plan, List<PlanProblem> out) {
        for (int i = 0; i < plan.phases().size(); i++) {
            Plan.PlannedPhase phase = plan.phases().get(i);
            for (int j = 0; j < phase.todo().size(); j++) {
                Plan.Task task = phase.todo().get(j);
                String path = "phases[%d].tasks[%d]".formatted(i, j);
                owned(plan, task.owner(), path + ".owner", out);
                if (task.due().isBefore(phase.start()) || task.due().isAfter(phase.end())) {
                    out.add(new PlanProblem(
                            path + ".due",
                            "is %s (expected: a day of the phase, %s to %s)"
                                    .formatted(task.due(), phase.start(), phase.end())));
                }
            }
        }
    }

    private static void owned(Plan plan, Plan.Owner owner, String path, List<PlanProblem> out) {
        if ((owner.person() == null) == (owner.role() == null)) {
            out.add(new PlanProblem(path, "names a person and a role, or neither (expected: one of the two)"));
        } else if (plan.assignments().stream()
                .noneMatch(a -> a.person().equals(owner.person()) || a.role().equals(owner.role()))) {
            out.add(new PlanProblem(path, "is " + owner + " (expected: one of the assignments)"));
        }
    }

    private static void rehearsalSaysSo(Plan plan, List<PlanProblem> out) {
        if (plan.rehearses() != plan.title().startsWith(Plan.REHEARSAL_MARK)) {
            out.add(new PlanProblem(
                    "title",
                    "is %s (expected: %s%s)"
                            .formatted(
                                    plan.title(),
                                    plan.rehearses()
                                            ? "of a rehearsal, begins with "
                                            : "begins with this only for a rehearsal: ",
                                    Plan.REHEARSAL_MARK)));
        }
    }

    private static void vetoesCapAtAGrade(Plan plan, List<PlanProblem> out) {
        List<String> grades = plan.grades().stream().map(Plan.Grade::name).toList();
        for (int i = 0; i < plan.vetoes().size(); i++) {
            Plan.VetoTrigger veto = plan.vetoes().get(i);
            boolean caps = veto.effect() == Plan.VetoEffect.CAP;
            if (caps ? !grades.contains(veto.grade()) : veto.grade() != null) {
                out.add(new PlanProblem(
                        "vetoes[%d].grade".formatted(i),
                        "is %s (expected: %s)"
                                .formatted(
                                        veto.grade() == null ? "missing" : veto.grade(),
                                        caps ? "one of " + grades : "absent, only a cap has a grade")));
            }
        }
    }

    /** A list that takes everybody is none, and one that needs two years needs the campaign before. */
    private static void listsSelect(Plan plan, List<PlanProblem> out) {
        Set<String> classes =
                plan.appraisees().stream().map(Plan.Appraisee::unitClass).collect(Collectors.toSet());
        for (int i = 0; i < plan.lists().size(); i++) {
            Plan.ListRule list = plan.lists().get(i);
            String path = "lists[%d]".formatted(i);
            if (list.count() == null && list.percent() == null && list.atLeast() == null && list.below() == null) {
                out.add(new PlanProblem(path, "takes everybody (expected: count, percent, atLeast or below)"));
            }
            if (list.unitClass() != null && !classes.contains(list.unitClass())) {
                out.add(new PlanProblem(
                        path + ".class", "is " + list.unitClass() + " (expected: one of " + sorted(classes) + ")"));
            }
            if (list.years() != null && list.years() > 1 && plan.previousCampaign() == null) {
                out.add(new PlanProblem(
                        path + ".years", "is " + list.years() + " (expected: 1, or previousCampaign named)"));
            }
        }
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
