package org.minkao.evaluation.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The document a campaign runs by; {@link PlanRules} say when it is sound. */
public record Plan(
        String title,
        String issuer,
        int year,
        @Nullable LocalDate issuedOn,
        List<String> legalBasis,
        List<String> principles,
        String office,
        String countyOffice,
        List<Correction> corrections,
        List<LeadingPost> leadingGroup,
        List<Appraisee> appraisees,
        List<Dimension> dimensions,
        List<PlannedPhase> phases,
        List<VoterClass> voterClasses,
        Scale scale,
        Scoring scoring,
        List<Grade> grades,
        Rectification rectification,
        BallotTerms ballot,
        List<Assignment> assignments,
        List<Clause> rules,
        @Nullable List<Commitment> commitments,
        @Nullable Boolean rehearsal,
        @Nullable AppealTerms appeal,
        List<VetoTrigger> vetoes,
        List<ListRule> lists,
        @Nullable String previousCampaign) {

    /** What the title of a rehearsal begins with, so that nothing which shows the title can hide what it is. */
    public static final String REHEARSAL_MARK = "【演练】";

    private static final int APPEAL_DAYS = 5;

    /** Dates of a plan are days in this zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Plan {
        legalBasis = orEmpty(legalBasis);
        principles = orEmpty(principles);
        corrections = orEmpty(corrections);
        leadingGroup = orEmpty(leadingGroup);
        assignments = orEmpty(assignments);
        rules = orEmpty(rules);
        commitments = commitments == null || commitments.isEmpty() ? null : List.copyOf(commitments);
        vetoes = orEmpty(vetoes);
        lists = orEmpty(lists);
    }

    /** Something the notice printed wrong, and how this plan reads it. */
    public record Correction(String asWritten, String corrected, String reason) {}

    /** A member of the leading group. */
    public record LeadingPost(
            String role, String post, @Nullable String name) {}

    /** A section or centre that is appraised. */
    public record Appraisee(
            String id,
            String name,
            String unitClass,
            String chief,
            @Nullable String deputy) {}

    /** A heading of the evaluation with its share of the score. */
    public record Dimension(String id, String name, BigDecimal weight, List<Item> items) {}

    /** One item: the plan's own text, and the question people answer. */
    public record Item(
            String id,
            String text,
            String question,
            BigDecimal weight,
            @Nullable List<String> commitments) {
        public Item {
            commitments = commitments == null || commitments.isEmpty() ? null : List.copyOf(commitments);
        }

        public Item(String id, String text, String question, BigDecimal weight) {
            this(id, text, question, weight, null);
        }

        /** The commitments that the question asks about, one of each appraisee. */
        public List<String> asks() {
            return commitments == null ? List.of() : commitments;
        }
    }

    /** Something that an appraisee promises for the year. */
    public record Commitment(
            String id,
            String appraisee,
            String text,
            @Nullable Measure measure) {}

    /** How one can tell that a commitment was kept: the mark that people give it must reach the target. */
    public record Measure(String statement, BigDecimal target) {}

    /** A phase with its first and last day. */
    public record PlannedPhase(
            Phase kind,
            String name,
            LocalDate start,
            LocalDate end,
            @Nullable String asWritten,
            @Nullable List<Task> tasks) {
        public PlannedPhase {
            tasks = tasks == null || tasks.isEmpty() ? null : List.copyOf(tasks);
        }

        public PlannedPhase(Phase kind, String name, LocalDate start, LocalDate end, @Nullable String asWritten) {
            this(kind, name, start, end, asWritten, null);
        }

        /** What is to be done in the phase. */
        public List<Task> todo() {
            return tasks == null ? List.of() : tasks;
        }

        public Instant begins() {
            return start.atStartOfDay(ZONE).toInstant();
        }

        /** The first moment after the last day. */
        public Instant ends() {
            return end.plusDays(1).atStartOfDay(ZONE).toInstant();
        }
    }

    /** Something to be done until the end of a day. */
    public record Task(String id, String text, Owner owner, LocalDate due) {

        /** The day before the last one: when its owner is reminded. */
        Instant remindFrom() {
            return due.minusDays(1).atStartOfDay(ZONE).toInstant();
        }

        /** The first moment after the last day. */
        public Instant overdueFrom() {
            return due.plusDays(1).atStartOfDay(ZONE).toInstant();
        }
    }

    /** Who has to do it: one person, or everybody who has the role. */
    public record Owner(@Nullable String person, @Nullable String role) {
        @Override
        public String toString() {
            return person == null ? "role " + role : "person " + person;
        }
    }

    /** A group of voters with its weight. */
    public record VoterClass(
            String id,
            String name,
            int weight,
            @Nullable Publish publish,
            @Nullable Integer expected,
            @Nullable List<Insider> insiders) {
        public VoterClass {
            publish = publish == null ? Publish.RECORDS : publish;
        }

        public VoterClass(String id, String name, int weight, @Nullable Publish publish, @Nullable Integer expected) {
            this(id, name, weight, publish, expected, null);
        }

        /** Who of a judged section may vote in this class; nobody where the plan says nothing. */
        public List<Insider> declared() {
            return insiders == null ? List.of() : insiders;
        }

        /** Records where the plan says nothing. */
        public Publish published() {
            return publish == null ? Publish.RECORDS : publish;
        }
    }

    /** Somebody of a judged section, whom a class may declare to have among its voters. */
    public enum Insider {
        CHIEF(Roles.CHIEF),
        DEPUTY(Roles.DEPUTY),
        STAFF(Roles.STAFF);

        private final String role;

        Insider(String role) {
            this.role = role;
        }

        public String role() {
            return role;
        }
    }

    /** Who may read the single ballots of a class after the count. */
    public enum Publish {
        RECORDS,
        AUDITORS
    }

    /** The options of a question in the order of the plan. */
    public record Scale(List<Option> options) {
        public Scale {
            options = List.copyOf(options);
        }

        /** The options that count, worst first: their place is their value on the ballot. */
        public List<Option> rated() {
            return options.stream()
                    .filter(option -> option.points() != null)
                    .sorted((a, b) -> points(a).compareTo(points(b)))
                    .toList();
        }

        public boolean canAbstain() {
            return options.stream().anyMatch(option -> option.points() == null);
        }

        /** The value on the ballot: 1 for the worst, 0 for abstaining. */
        public int value(Option option) {
            return rated().indexOf(option) + 1;
        }

        static BigDecimal points(Option option) {
            BigDecimal points = option.points();
            return points == null ? BigDecimal.ZERO : points;
        }
    }

    /** One option; without points it stays outside the denominator. */
    public record Option(String label, @Nullable BigDecimal points) {}

    /** How marks become a score. */
    public record Scoring(
            String scheme,
            BigDecimal office,
            BigDecimal society,
            String emptyClass,
            BigDecimal deductionCap,
            Rounding rounding) {}

    /** The one rounding at output. */
    public record Rounding(int scale, String mode) {}

    /** A grade from its lower bound up to, not including, its upper one; the top one is closed. */
    public record Grade(String name, BigDecimal min, BigDecimal max) {}

    /** What rectification goes by. */
    public record Rectification(BigDecimal lowItemThreshold, int planWorkingDays, int deadlineWorkingDays) {}

    /** The ballot's own numbers. */
    public record BallotTerms(
            int minCell,
            int batchMin,
            int reservePercent,
            @Nullable String commentItem) {}

    /** Who acts in this campaign, as what, and for which appraisees. */
    public record Assignment(
            String person,
            String name,
            String role,
            List<String> appraisees,
            @Nullable String email) {
        public Assignment {
            appraisees = orEmpty(appraisees);
        }

        Assignment withoutEmail() {
            return new Assignment(person, name, role, appraisees, null);
        }

        @Override
        public String toString() {
            return "Assignment[person=%s, role=%s, appraisees=%s]".formatted(person, role, appraisees);
        }
    }

    /** How long a published result may be appealed, in working days after its publication. */
    public record AppealTerms(int days) {}

    /** Something that must not happen, and what it does to the score of whom it happened to. */
    public record VetoTrigger(
            String id,
            String text,
            VetoEffect effect,
            @Nullable String grade) {}

    /**
     * Who is on a list: of a class or of all, so many or such a share of the best (honour) or worst (penalty), from or below
     * a total, and so many years running.
     */
    public record ListRule(
            String id,
            String name,
            String clause,
            ListKind kind,
            @Nullable String unitClass,
            @Nullable Integer count,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal below,
            @Nullable Integer years) {}

    /** What a list is for. */
    public enum ListKind {
        HONOUR,
        PENALTY
    }

    /** What a veto does: the score is zero, it is left out of every list, or its grade is this one at best. */
    public enum VetoEffect {
        ZERO,
        EXCLUDE,
        CAP
    }

    /** The plan's own number, or five working days. */
    public int appealDays() {
        return appeal == null ? APPEAL_DAYS : appeal.days();
    }

    /** A rule in words. */
    public record Clause(String text, ClauseKind kind) {}

    /** What a rule in words is about. */
    public enum ClauseKind {
        DISCIPLINE,
        REQUIREMENT,
        RESULT_USE,
        SCORING
    }

    /** True for a plan that is only played through: it has no public result. */
    public boolean rehearses() {
        return Boolean.TRUE.equals(rehearsal);
    }

    public PlannedPhase phase(Phase kind) {
        return phases.stream()
                .filter(phase -> phase.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a checked plan has the phase " + kind));
    }

    /** What the appraisees promise. */
    public List<Commitment> promised() {
        return commitments == null ? List.of() : commitments;
    }

    public boolean hasAppraisee(String appraisee) {
        return appraisees.stream().anyMatch(a -> a.id().equals(appraisee));
    }

    /** All tasks in the order of the plan. */
    public List<Task> tasks() {
        return phases.stream().flatMap(phase -> phase.todo().stream()).toList();
    }

    /** All items in the order of the plan. */
    public List<Item> items() {
        return dimensions.stream()
                .flatMap(dimension -> dimension.items().stream())
                .toList();
    }

    public Set<String> styles() {
        return voterClasses.stream().map(VoterClass::id).collect(Collectors.toSet());
    }

    /** The same plan without a mail address. */
    public Plan withoutContacts() {
        return with(assignments.stream().map(Assignment::withoutEmail).toList());
    }

    private Plan with(List<Assignment> others) {
        return new Plan(
                title,
                issuer,
                year,
                issuedOn,
                legalBasis,
                principles,
                office,
                countyOffice,
                corrections,
                leadingGroup,
                appraisees,
                dimensions,
                phases,
                voterClasses,
                scale,
                scoring,
                grades,
                rectification,
                ballot,
                others,
                rules,
                commitments,
                rehearsal,
                appeal,
                vetoes,
                lists,
                previousCampaign);
    }

    /** The assignments of a person in one role. */
    public Stream<Assignment> assigned(String person, String role) {
        return assignments.stream()
                .filter(a -> a.person().equals(person) && a.role().equals(role));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
