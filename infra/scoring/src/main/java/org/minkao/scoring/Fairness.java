package org.minkao.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/**
 * What chance alone may have done. Errors of items answered by the same people are added as if they always went together,
 * errors of different classes, rounds and samples as independent; recorded facts have none.
 */
final class Fairness {
    private final Results results;
    private final Scheme.Statistics statistics;
    private final int places;
    private final double z;
    private final Map<String, Integer> band = new HashMap<>();

    Fairness(Results results) {
        this.results = results;
        this.statistics = results.bound().scheme().parts().statistics();
        this.places = Math.max(2, results.bound().scheme().parts().places());
        this.z = Intervals.z(statistics.level());
        results.standings().classes().forEach(this::bandsOf);
    }

    /** From the best down: whoever cannot be told from the first of a band belongs to it. */
    private void bandsOf(String appraiseeClass) {
        Scored first = null;
        int number = 0;
        for (Scored each : results.standings().members(appraiseeClass)) {
            if (first == null || !withinNoise(first, each)) {
                first = each;
                number++;
            }
            band.put(each.id(), number);
        }
    }

    private boolean withinNoise(Scored better, Scored worse) {
        return gap(better, worse) <= noise(better, worse);
    }

    private static double gap(Scored better, Scored worse) {
        return better.total().required().minus(worse.total().required()).toDouble();
    }

    private double noise(Scored one, Scored other) {
        double first = one.total().noise();
        double second = other.total().noise();
        return z * Math.sqrt(first * first + second * second);
    }

    private String method() {
        return statistics.means() == Scheme.Means.NORMAL
                ? "normal"
                : "bootstrap, seed " + statistics.seed() + ", " + statistics.rounds() + " rounds";
    }

    /** The interval of a total and its band; nothing without ballots behind it. */
    @Nullable
    Json chance(Scored scored) {
        Rational total = scored.value();
        if (total == null || scored.total().noise() == 0) {
            return null;
        }
        double half = z * scored.total().noise();
        List<Object> entries = new ArrayList<>(List.of(
                "method", method(),
                "level", statistics.level(),
                "low", text(total.toDouble() - half),
                "high", text(total.toDouble() + half)));
        Integer number = band.get(scored.id());
        if (number != null) {
            entries.addAll(List.of("band", number));
        }
        return Json.obj(entries.toArray());
    }

    /** How far the next one is who is not on the same side, and whether that is more than chance. */
    @Nullable
    Json closer(Scored scored) {
        Standings.Place place = results.standings().inClass(scored.id());
        if (place == null || place.of() < 2) {
            return null;
        }
        List<Scored> members = results.standings().members(scored.appraisee().appraiseeClass());
        boolean lowerHalf = place.rank() > place.fromBottom();
        Scored neighbour = null;
        for (Scored other : members) {
            int order = other.total().required().compareTo(scored.total().required());
            if (lowerHalf && order > 0) {
                neighbour = other;
            } else if (!lowerHalf && order < 0) {
                neighbour = other;
                break;
            }
        }
        if (neighbour == null) {
            return null;
        }
        Scored better = lowerHalf ? neighbour : scored;
        Scored worse = lowerHalf ? scored : neighbour;
        return Json.obj(
                "to", neighbour.id(),
                "gap", text(gap(better, worse)),
                "noise", text(noise(better, worse)),
                "gapSmallerThanNoise", withinNoise(better, worse));
    }

    /** Per class, who cannot be told apart. */
    List<Json> bands() {
        List<Json> all = new ArrayList<>();
        for (String appraiseeClass : results.standings().classes()) {
            List<List<String>> bands = new ArrayList<>();
            for (Scored each : results.standings().members(appraiseeClass)) {
                int number = band.getOrDefault(each.id(), 0);
                while (bands.size() < number) {
                    bands.add(new ArrayList<>());
                }
                bands.get(number - 1).add(each.id());
            }
            List<Scored> members = results.standings().members(appraiseeClass);
            Json last = closer(members.getLast());
            List<Object> entries = new ArrayList<>(List.of("class", appraiseeClass, "bands", bands));
            if (last != null) {
                entries.addAll(List.of("last", Json.obj("id", members.getLast().id(), "closer", last)));
            }
            all.add(Json.obj(entries.toArray()));
        }
        return all;
    }

    /** For every appraisee, class and item the share of the declared options among the rated answers. */
    List<Json> shares() {
        List<Json> shares = new ArrayList<>();
        results.scored().forEach(scored -> shares(scored.id(), scored.base(), "", shares));
        return shares;
    }

    private void shares(String appraisee, Derived node, String voters, List<Json> shares) {
        if (node.kind() == Derived.Kind.ITEM && !node.missing()) {
            Json.Obj facts = node.facts().get();
            Json.Obj counts = facts.object("counts");
            long n = facts.whole("n");
            long chosen = statistics.shares().stream()
                    .mapToLong(option -> counts.has(option) ? counts.whole(option) : 0)
                    .sum();
            Intervals.Interval interval = Intervals.wilson((double) chosen / n, n, statistics.level());
            shares.add(Json.obj(
                    "appraisee",
                    appraisee,
                    "class",
                    voters,
                    "item",
                    node.rule().id(),
                    "n",
                    n,
                    "method",
                    "wilson",
                    "sharePercent",
                    Rational.of(chosen, n).times(100).rounded(2, RoundingMode.HALF_UP),
                    "low",
                    percent(interval.low()),
                    "high",
                    percent(interval.high())));
        }
        String inside = node.kind() == Derived.Kind.VOTERS ? node.rule().id() : voters;
        node.pieces().forEach(piece -> shares(appraisee, piece.part(), inside, shares));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private String text(double value) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }
}
