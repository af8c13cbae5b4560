package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The draft while the rules fill it; a field that was found keeps its first value. */
final class Sketch {
    @Nullable
    Found<String> title;

    @Nullable
    Found<String> issuer;

    @Nullable
    Found<Integer> year;

    @Nullable
    Found<String> issuedOn;

    @Nullable
    Found<String> office;

    @Nullable
    Found<String> countyOffice;

    final List<Found<String>> legalBasis = new ArrayList<>();
    final List<Draft.LeadingPost> leadingGroup = new ArrayList<>();
    final List<Found<String>> principles = new ArrayList<>();
    final List<Draft.Appraisee> appraisees = new ArrayList<>();
    final List<Draft.Dimension> dimensions = new ArrayList<>();
    final List<PlacedPhase> phases = new ArrayList<>();
    final List<Draft.VoterClass> voterClasses = new ArrayList<>();
    final List<Draft.Option> scale = new ArrayList<>();
    final List<Draft.Grade> grades = new ArrayList<>();
    final List<Draft.Clause> rules = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** A phase with the bounds that its dates were written from. */
    record PlacedPhase(
            Draft.Phase phase,
            @Nullable Bound start,
            @Nullable Bound end) {}

    void warn(WarningCode code, Source source, Object... arguments) {
        warn(Warning.of(code, source, arguments));
    }

    void warn(Warning warning) {
        if (!warnings.contains(warning) || warning.code() == WarningCode.WORD_REPAIRED) {
            warnings.add(warning);
        }
    }

    Draft draft() {
        return new Draft(
                title,
                issuer,
                year,
                issuedOn,
                legalBasis,
                leadingGroup,
                office,
                countyOffice,
                principles,
                appraisees,
                dimensions,
                phases.stream().map(PlacedPhase::phase).toList(),
                voterClasses,
                scale,
                grades,
                rules);
    }

    List<Warning> warnings() {
        return warnings.stream().sorted(Comparator.comparingInt(Warning::line)).toList();
    }
}
