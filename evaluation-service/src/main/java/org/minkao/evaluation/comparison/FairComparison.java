package org.minkao.evaluation.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/**
 * How far the totals of a result can be told apart: places, intervals, bands and the neighbour of each. Marks are decimal
 * strings as the general engine rounds them.
 */
public record FairComparison(String method, int level, int minGroup, List<Standing> standings) {

    public FairComparison {
        standings = List.copyOf(standings);
    }

    /**
     * One appraisee; no place without a total, no interval where no ballots stand behind it.
     *
     * @param unitClass the class in which it has its place, in the plan's words
     */
    public record Standing(
            String appraisee,
            String unitClass,
            @Nullable String total,
            @Nullable Place place,
            @Nullable Chance chance,
            @Nullable Closer closer) {

        /** True for the last place of a class, also where it is shared. */
        public boolean isLast() {
            return place != null && place.of() > 1 && place.rank() + place.sharing() - 1 == place.of();
        }
    }

    /** A place among so many, shared by so many. */
    public record Place(int rank, int of, int sharing) {}

    /** What chance alone may have done to a total; who is in one band cannot be told apart from its first. */
    public record Chance(String low, String high, @Nullable Integer band) {}

    /** The next one who is not on the same side, and whether the gap is more than chance. */
    public record Closer(String to, String gap, String noise, boolean gapSmallerThanNoise) {}

    public Optional<Standing> of(String appraisee) {
        return standings.stream()
                .filter(each -> each.appraisee().equals(appraisee))
                .findFirst();
    }

    /** @param classNames what the plan calls the class of an appraisee */
    static FairComparison read(Json.Obj brief, UnaryOperator<String> classNames) {
        return new FairComparison(
                PlanScheme.METHOD,
                PlanScheme.LEVEL,
                brief.integer("minGroup"),
                brief.list("appraisees").stream()
                        .map(it -> standing(it.asObject("appraisee"), classNames))
                        .toList());
    }

    private static Standing standing(Json.Obj json, UnaryOperator<String> classNames) {
        String id = json.text("id");
        return new Standing(
                id,
                classNames.apply(id),
                json.has("total") ? json.text("total") : null,
                object(json, "rank")
                        .map(it -> new Place(it.integer("place"), it.integer("of"), it.integer("sharing")))
                        .orElse(null),
                object(json, "chance")
                        .map(it ->
                                new Chance(it.text("low"), it.text("high"), it.has("band") ? it.integer("band") : null))
                        .orElse(null),
                object(json, "closer")
                        .map(it -> new Closer(
                                it.text("to"), it.text("gap"), it.text("noise"), it.flag("gapSmallerThanNoise")))
                        .orElse(null));
    }

    private static Optional<Json.Obj> object(Json.Obj json, String key) {
        return json.find(key).map(it -> it.asObject(key));
    }
}
