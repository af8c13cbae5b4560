package org.minkao.evaluation.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.scoring.ScoringReason;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.scoring.Problem;
import org.minkao.scoring.Scheme;

/** What somebody wants compared: schemes, and on which counts; the campaign's own where neither other is named. */
record Trial(
        List<Scheme> schemes,
        @Nullable Synthetic synthetic,
        @Nullable CampaignId countsOf) {
    private static final int MOST_SCHEMES = 20;
    private static final int DEPTH = 64;
    private static final int MOST_TOLD = 20;
    private static final int MOST_BALLOTS = 1_000_000;
    private static final Set<String> KEYS = Set.of("schemes", "synthetic", "countsOf");

    /** Made-up ballots: so many of each class; the same seed makes the same. */
    record Synthetic(int ballots, int seed) {}

    /** Numbers in schemes stay as they are written. */
    static Trial read(byte[] body, int minGroup) {
        Json.Obj root = root(body);
        root.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new Refusal(
                            KitReason.UNKNOWN_FIELD,
                            key + " is unknown (expected: one of "
                                    + KEYS.stream().sorted().toList() + ")",
                            key);
                });
        Synthetic synthetic = root.find("synthetic").map(Trial::synthetic).orElse(null);
        CampaignId countsOf = root.find("countsOf").map(Trial::campaign).orElse(null);
        if (synthetic != null && countsOf != null) {
            throw new Refusal(
                    KitReason.FIELD_INVALID,
                    "countsOf is given beside synthetic (expected: one of the two, or neither)",
                    "countsOf");
        }
        return new Trial(schemes(root, minGroup), synthetic, countsOf);
    }

    private static Json.Obj root(byte[] body) {
        try {
            return StrictJson.parse(body, DEPTH).asObject("body");
        } catch (BallotRefusal e) {
            throw new Refusal(KitReason.MALFORMED, "the body is not readable (expected: " + e.expectation() + ")");
        }
    }

    private static Synthetic synthetic(Json json) {
        if (!(json instanceof Json.Obj obj)) {
            throw new Refusal(
                    KitReason.FIELD_INVALID, "synthetic is no object (expected: {ballots, seed})", "synthetic");
        }
        return new Synthetic(
                Check.range("synthetic.ballots", whole(obj, "ballots"), 1, MOST_BALLOTS),
                Check.range("synthetic.seed", whole(obj, "seed"), 0, Integer.MAX_VALUE));
    }

    private static @Nullable Integer whole(Json.Obj obj, String key) {
        Json value = obj.find(key).orElse(null);
        if (value == null) {
            return null;
        }
        if (value instanceof Json.Num num && num.isPlainInteger() && num.raw().length() < 10) {
            return num.asInt();
        }
        throw new Refusal(
                KitReason.FIELD_INVALID,
                "synthetic.%s is no such number (expected: a whole number below a thousand million)".formatted(key),
                "synthetic." + key);
    }

    private static CampaignId campaign(Json json) {
        return new CampaignId(json instanceof Json.Str str ? str.value() : "");
    }

    private static List<Scheme> schemes(Json.Obj root, int minGroup) {
        Json given = Check.present("schemes", root.find("schemes").orElse(null));
        List<Json> all = given instanceof Json.Arr arr ? arr.values() : List.of();
        if (all.isEmpty() || all.size() > MOST_SCHEMES) {
            throw new Refusal(
                    KitReason.FIELD_INVALID,
                    "schemes has %d entries (expected: a list of 1 to %d schemes)".formatted(all.size(), MOST_SCHEMES),
                    "schemes");
        }
        List<Scheme> schemes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            schemes.add(scheme("schemes[" + i + "]", all.get(i), minGroup));
        }
        return schemes;
    }

    private static Scheme scheme(String at, Json json, int minGroup) {
        byte[] bytes = CanonicalJson.bytes(json);
        List<Problem> problems = new ArrayList<>(Scheme.check(bytes));
        if (problems.isEmpty()) {
            problems.addAll(unfit(json.asObject("scheme"), minGroup));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(
                    ScoringReason.SCHEME_REFUSED,
                    problems.stream()
                            .limit(MOST_TOLD)
                            .map(it -> at + it.path() + ": " + it.reason())
                            .collect(Collectors.joining("; ")),
                    at + problems.getFirst().path());
        }
        return Scheme.read(bytes);
    }

    /** What is right in a scheme but not for the laboratory. */
    private static List<Problem> unfit(Json.Obj scheme, int minGroup) {
        List<Problem> problems = new ArrayList<>();
        // Another scheme must not show what the plan of this campaign keeps back.
        if (scheme.integer("minGroup") < minGroup) {
            problems.add(new Problem(
                    "/minGroup", scheme.integer("minGroup") + " (expected: at least the plan's " + minGroup + ")"));
        }
        // It draws every ballot anew in every round, and the laboratory shows no interval.
        if (scheme.find("statistics")
                .filter(it -> it.asObject("statistics").has("means"))
                .filter(it -> it.asObject("statistics").text("means").equals("bootstrap"))
                .isPresent()) {
            problems.add(new Problem("/statistics/means", "bootstrap (expected: normal, here are no intervals)"));
        }
        return problems;
    }
}
