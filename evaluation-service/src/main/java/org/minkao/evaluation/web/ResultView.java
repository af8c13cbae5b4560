package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.comparison.FairComparison;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.StyleCount;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Versioned;

/** A result as its people see it: the marks of results.json and who stands behind them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultView(
        String id,
        String campaign,
        String title,
        String status,
        long version,
        String computedBy,
        Instant computedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        int edition,
        @Nullable LocalDate appealsUntil,
        @Nullable Instant finalAt,
        List<SubjectView> subjects,
        List<StyleCount> counts,
        String resultsDigest,
        String componentsDigest,
        FairView fair) {

    /**
     * How far totals can be told apart. {@code basis} says whose chance the intervals are of: the ballots'; a mark of the
     * inspection is given by named people and is no sample.
     */
    record FairView(String method, int level, String basis, int minGroup, List<StandingView> standings) {
        static FairView of(FairComparison fair) {
            return new FairView(
                    fair.method(),
                    fair.level(),
                    "BALLOTS",
                    fair.minGroup(),
                    fair.standings().stream().map(StandingView::of).toList());
        }
    }

    /** A place in its class with its interval; without ballots behind the total there is no interval. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(
            String appraisee,
            String unitClass,
            FairComparison.@Nullable Place place,
            boolean last,
            FairComparison.@Nullable Chance interval,
            FairComparison.@Nullable Closer closer) {
        static StandingView of(FairComparison.Standing standing) {
            return new StandingView(
                    standing.appraisee(),
                    standing.unitClass(),
                    standing.place(),
                    standing.isLast(),
                    standing.chance(),
                    standing.closer());
        }
    }

    /** One appraisee's marks; what may not be given is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectView(
            String appraisee,
            @Nullable String total,
            @Nullable String grade,
            @Nullable String office,
            @Nullable String society,
            String deductions,
            @Nullable String bonus,
            String weightUsed,
            List<SubjectResult.VetoMark> vetoes,
            List<DimensionView> dimensions,
            List<ItemView> items) {

        static SubjectView of(SubjectResult subject) {
            return new SubjectView(
                    subject.appraisee(),
                    subject.total(),
                    subject.grade(),
                    subject.office(),
                    subject.society(),
                    subject.deductions(),
                    subject.bonus(),
                    subject.weightUsed(),
                    subject.vetoes(),
                    subject.dimensions().stream()
                            .map(d -> new DimensionView(d.id(), d.name(), d.mark(), d.office(), d.society()))
                            .toList(),
                    subject.items().stream()
                            .map(i -> new ItemView(i.item(), i.mark(), i.n(), i.office(), i.society()))
                            .toList());
        }
    }

    /** A dimension's mark, together and from each side. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DimensionView(
            String id,
            String name,
            @Nullable String mark,
            @Nullable String office,
            @Nullable String society) {}

    /** An item's mark, together and from each side. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(
            String item,
            @Nullable String mark,
            long n,
            @Nullable String office,
            @Nullable String society) {}

    static ResultView of(Versioned<Result> versioned, List<SubjectResult> subjects, FairComparison fair) {
        Result result = versioned.state();
        Hand confirmed = result.confirmation();
        Hand published = result.publication();
        return new ResultView(
                result.campaign().value(),
                result.campaign().value(),
                result.title(),
                result.status().name(),
                versioned.version(),
                result.computation().by().person(),
                result.computation().by().at(),
                confirmed == null ? null : confirmed.person(),
                confirmed == null ? null : confirmed.at(),
                published == null ? null : published.person(),
                published == null ? null : published.at(),
                result.number(),
                result.afterwards().appealsUntil(),
                result.afterwards().finalAt(),
                subjects.stream().map(SubjectView::of).toList(),
                result.computation().counts(),
                result.computation().resultsDigest(),
                result.computation().componentsDigest(),
                FairView.of(fair));
    }
}
