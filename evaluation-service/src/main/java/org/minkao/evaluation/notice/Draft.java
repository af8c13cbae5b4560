package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan as far as a notice states it; what is null or empty is not in the notice. */
public record Draft(
        @Nullable Found<String> title,
        @Nullable Found<String> issuer,
        @Nullable Found<Integer> year,
        @Nullable Found<String> issuedOn,
        List<Found<String>> legalBasis,
        List<LeadingPost> leadingGroup,
        @Nullable Found<String> office,
        @Nullable Found<String> countyOffice,
        List<Found<String>> principles,
        List<Appraisee> appraisees,
        List<Dimension> dimensions,
        List<Phase> phases,
        List<VoterClass> voterClasses,
        List<Option> scale,
        List<Grade> grades,
        List<Clause> rules) {

    public Draft {
        legalBasis = List.copyOf(legalBasis);
        leadingGroup = List.copyOf(leadingGroup);
        principles = List.copyOf(principles);
        appraisees = List.copyOf(appraisees);
        dimensions = List.copyOf(dimensions);
        phases = List.copyOf(phases);
        voterClasses = List.copyOf(voterClasses);
        scale = List.copyOf(scale);
        grades = List.copyOf(grades);
        rules = List.copyOf(rules);
    }

    /** A member of the leading group: a post, a person, or both. */
    public record LeadingPost(
            Found<String> role,
            @Nullable Found<String> post,
            @Nullable Found<String> name) {}

    /** Who is appraised. */
    public record Appraisee(
            Found<String> name,
            @Nullable Found<String> unitClass,
            @Nullable Found<String> chief,
            @Nullable Found<String> deputy) {}

    /** A heading of the evaluation. */
    public record Dimension(Found<String> name, @Nullable Found<BigDecimal> weight, List<Item> items) {
        public Dimension {
            items = List.copyOf(items);
        }
    }

    /** One item under a heading. */
    public record Item(Found<String> text, @Nullable Found<BigDecimal> weight) {}

    /** A phase; a bound is a day, or a month where the notice is no finer. */
    public record Phase(
            Found<String> name,
            PhaseKind kind,
            @Nullable Found<String> start,
            @Nullable Found<String> end,
            @Nullable Found<String> asWritten,
            boolean computed) {}

    /** A group of voters; its weight is one number, or one per class of appraisees. */
    public record VoterClass(
            Found<String> name, @Nullable Found<BigDecimal> weight, Map<String, Optional<Found<BigDecimal>>> weights) {}

    /** An option of the scale; without points it does not count. */
    public record Option(String label, Found<Optional<BigDecimal>> points) {}

    /** A grade and as much of its bounds as is stated. */
    public record Grade(
            Found<String> name,
            @Nullable Found<BigDecimal> min,
            @Nullable Found<BigDecimal> max) {}

    /** A rule in words. */
    public record Clause(Found<String> text, ClauseKind kind) {}
}
