package org.minkao.scoring;

import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/** Reads a scheme and lists everything that is wrong in it. */
final class SchemeReader {
    private static final int MOST_PLACES = 6;
    private static final Set<Integer> LEVELS = Set.of(90, 95, 99);
    private static final List<RoundingMode> MODES =
            List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN);

    private final List<Problem> problems;

    SchemeReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** Only where nothing is wrong. */
    Optional<Scheme> read(byte[] bytes) {
        return Spot.read(bytes, problems).flatMap(root -> {
            Scheme.Parts parts = parts(root);
            return problems.isEmpty() ? Optional.of(new Scheme(root.json(), bytes, parts)) : Optional.empty();
        });
    }

    private Scheme.Parts parts(Spot root) {
        root.only(
                "v",
                "id",
                "version",
                "name",
                "legalBasis",
                "effective",
                "rounding",
                "minGroup",
                "appraiseeClasses",
                "voterClasses",
                "rounds",
                "channels",
                "scales",
                "components",
                "total",
                "bounds",
                "adjustments",
                "vetoes",
                "grades",
                "passLine",
                "selections",
                "validity",
                "statistics");
        root.whole("v", 1, 1);
        String id = root.id("id");
        List<Scheme.AppraiseeClass> classes = appraiseeClasses(root);
        Map<String, Words> voters = named(root, "voterClasses");
        Map<String, Words> rounds = named(root, "rounds");
        Map<String, Words> channels = named(root, "channels");
        Map<String, Scale> scales = scales(root);
        ComponentReader components =
                new ComponentReader(new ComponentReader.Known(scales, classes, voters, rounds, channels));
        components.library(root.optionalList("components"));
        Optional<Spot> totalSpot = root.object("total");
        Component total = totalSpot.map(it -> components.read(it)).orElse(null);
        components.unused();
        if (total != null && new Expanse().of(total) > Expanse.MOST) {
            root.problem(
                    "total",
                    "more than %d components, each counted as often as it is referred to (expected: fewer)"
                            .formatted(Expanse.MOST));
        } else if (total != null) {
            new Reach(problems)
                    .check(
                            total,
                            classes.stream()
                                    .map(Scheme.AppraiseeClass::id)
                                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        withoutRaters(root, voters, components.votersUsed());
        RuleReader rules = new RuleReader(scales);
        ConditionReader conditions = new ConditionReader(
                classes.stream().map(Scheme.AppraiseeClass::id).toList(), components.componentIds());
        Scheme.Adjustments adjustments = rules.adjustments(root);
        Rational min = bound(root, "min");
        Rational max = upperBound(root, total, adjustments);
        if (max != null && min.compareTo(max) >= 0) {
            root.problem("bounds", "from " + min + " to " + max + " (expected: min below max)");
        }
        List<Scheme.Grade> grades = GradeReader.grades(root, min, max);
        List<String> gradeIds = grades.stream().map(Scheme.Grade::id).toList();
        return new Scheme.Parts(
                id,
                root.text("version"),
                root.words("name", id),
                legalBasis(root),
                effective(root),
                root.object("rounding")
                        .map(it -> (int) it.whole("places", 0, MOST_PLACES))
                        .orElse(0),
                root.optionalObject("rounding").map(SchemeReader::mode).orElse(RoundingMode.HALF_UP),
                (int) root.whole("minGroup", 1, 1000),
                classes,
                voters.entrySet().stream()
                        .map(entry -> new Scheme.VoterClass(entry.getKey(), entry.getValue()))
                        .toList(),
                List.copyOf(rounds.keySet()),
                List.copyOf(channels.keySet()),
                total == null
                        ? new Component.Mean(
                                new Component.Rule("", Words.of(""), "", ""), List.of(), Component.Empty.INVALID)
                        : total,
                min,
                max,
                adjustments,
                rules.vetoes(root, gradeIds),
                grades,
                passLine(root),
                conditions.selections(root, gradeIds),
                rules.validity(root),
                statistics(root, scales));
    }

    private static RoundingMode mode(Spot rounding) {
        rounding.only("places", "mode");
        String mode = rounding.text("mode");
        for (RoundingMode each : MODES) {
            if (each.name().equals(mode)) {
                return each;
            }
        }
        if (!mode.isEmpty()) {
            rounding.problem("mode", mode + " is unknown (expected: one of " + MODES + ")");
        }
        return RoundingMode.HALF_UP;
    }

    private static List<String> legalBasis(Spot root) {
        List<String> basis = root.texts("legalBasis");
        if (basis.isEmpty() && root.json().find("legalBasis").orElse(null) instanceof Json.Arr) {
            root.problem("legalBasis", "empty (expected: at least one document)");
        }
        return basis;
    }

    private static LocalDate effective(Spot root) {
        String text = root.text("effective");
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException e) {
            root.problem("effective", text + " is no date (expected: YYYY-MM-DD)");
            return LocalDate.EPOCH;
        }
    }

    private static List<Scheme.AppraiseeClass> appraiseeClasses(Spot root) {
        List<Scheme.AppraiseeClass> classes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot spot : root.list("appraiseeClasses")) {
            spot.only("id", "name", "ranked");
            String id = spot.newId("id", seen);
            classes.add(new Scheme.AppraiseeClass(id, spot.words("name", id), spot.flag("ranked", true)));
        }
        return classes;
    }

    private static Map<String, Words> named(Spot root, String key) {
        Map<String, Words> named = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Spot spot : root.optionalList(key)) {
            spot.only("id", "name");
            String id = spot.newId("id", seen);
            named.put(id, spot.words("name", id));
        }
        return named;
    }

    private static Map<String, Scale> scales(Spot root) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Spot spot : root.optionalList("scales")) {
            spot.only("id", "name", "full", "options");
            String id = spot.newId("id", seen);
            Rational full = spot.number("full", Rational.of(1, 1000), ComponentReader.LARGEST, Rational.HUNDRED);
            List<Scale.Option> options = new ArrayList<>();
            Set<String> seenOptions = new HashSet<>();
            for (Spot option : spot.list("options")) {
                options.add(option(option, seenOptions, full));
            }
            if (options.stream().filter(it -> it.counts() == Scale.Counts.RATED).count() == 1) {
                spot.problem("options", "one option with points (expected: at least two)");
            }
            scales.put(id, new Scale(id, full, options));
        }
        return scales;
    }

    private static Scale.Option option(Spot spot, Set<String> seen, Rational full) {
        spot.only("id", "name", "points", "counts");
        String id = spot.newId("id", seen);
        Scale.Counts counts = spot.choice("counts", Scale.Counts.class, Scale.Counts.RATED);
        boolean wanted = counts == Scale.Counts.RATED || (counts == Scale.Counts.ABSTENTION && spot.has("points"));
        if (counts == Scale.Counts.EXCLUDED && spot.has("points")) {
            spot.problem("points", "points of an excluded option (expected: none, it is not in the denominator)");
        }
        return new Scale.Option(
                id, spot.words("name", id), counts, wanted ? spot.number("points", Rational.ZERO, full) : null);
    }

    private static void withoutRaters(Spot root, Map<String, Words> voters, Set<String> used) {
        int i = 0;
        for (String id : voters.keySet()) {
            if (!used.contains(id)) {
                root.problem("voterClasses/" + i, id + " rates nothing (expected: a weight in a component of ballots)");
            }
            i++;
        }
    }

    private static Rational bound(Spot root, String key) {
        return root.optionalObject("bounds")
                .map(it -> it.only("min", "max"))
                .map(it -> it.number(key, ComponentReader.SMALLEST, ComponentReader.LARGEST))
                .orElse(Rational.ZERO);
    }

    private static @Nullable Rational upperBound(Spot root, @Nullable Component total, Scheme.Adjustments adjustments) {
        boolean bonus = adjustments.kinds().stream().anyMatch(it -> it.direction() == Scheme.Direction.BONUS);
        if (!root.has("bounds")) {
            if (bonus) {
                root.problem(
                        "bounds", "missing (expected: min and max where a bonus can be earned; max null for no end)");
            }
            return total == null ? Rational.HUNDRED : total.full();
        }
        return root.object("bounds")
                .filter(it -> !it.json()
                        .find("max")
                        .filter(Json.Null.class::isInstance)
                        .isPresent())
                .map(it -> it.number("max", ComponentReader.SMALLEST, ComponentReader.LARGEST))
                .orElse(null);
    }

    private static Scheme.@Nullable PassLine passLine(Spot root) {
        return root.optionalObject("passLine")
                .map(it -> it.only("min", "clause"))
                .map(it -> new Scheme.PassLine(
                        it.number("min", ComponentReader.SMALLEST, ComponentReader.LARGEST), it.text("clause")))
                .orElse(null);
    }

    private static Scheme.Statistics statistics(Spot root, Map<String, Scale> scales) {
        return root.optionalObject("statistics")
                .map(spot -> {
                    spot.only("level", "means", "seed", "rounds", "shares");
                    int level = (int) spot.whole("level", 90, 99);
                    if (!LEVELS.contains(level)) {
                        spot.problem(
                                "level",
                                level + " (expected: one of "
                                        + LEVELS.stream()
                                                .sorted()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))
                                        + ")");
                    }
                    Scheme.Means means = spot.choice("means", Scheme.Means.class, Scheme.Means.NORMAL);
                    if (means == Scheme.Means.BOOTSTRAP && !spot.has("seed")) {
                        spot.problem(
                                "seed", "missing (expected: a whole number, so that the bootstrap can be repeated)");
                    }
                    int rounds = (int) spot.whole("rounds", 100, 10_000, 1000);
                    List<String> shares = spot.has("shares")
                            ? RuleReader.among(spot, "shares", RuleReader.options(scales), "an option of a scale")
                            : List.of();
                    return new Scheme.Statistics(
                            level, means, spot.whole("seed", 0, Integer.MAX_VALUE, 0), rounds, shares);
                })
                .orElse(new Scheme.Statistics(95, Scheme.Means.NORMAL, 0, 1000, List.of()));
    }
}
