package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.Json;
import org.minkao.evaluation.scoring.Derived.Left;
import org.minkao.evaluation.scoring.Derived.Rule;
import org.minkao.evaluation.scoring.Derived.Weighted;
import org.minkao.evaluation.scoring.Derived.Why;

/** How one style judged one appraisee: item by item, by dimension, and together. */
record ClassMarks(Ballots.Counted counted, Map<String, Derived> items, Map<String, Derived> dimensions, Derived total) {

    static ClassMarks of(Ballots.Counted counted, String subject, Scheme scheme) {
        Map<String, Derived> items = new LinkedHashMap<>();
        Map<String, Derived> dimensions = new LinkedHashMap<>();
        List<Weighted> ofClass = new ArrayList<>();
        List<Scheme.Dimension> all = scheme.parts().dimensions();
        for (int d = 0; d < all.size(); d++) {
            Scheme.Dimension dimension = all.get(d);
            List<Weighted> ofDimension = new ArrayList<>();
            for (int i = 0; i < dimension.items().size(); i++) {
                Scheme.Item item = dimension.items().get(i);
                Derived mark = item(counted, subject, item.id(), "/dimensions/" + d + "/items/" + i, scheme);
                items.put(item.id(), mark);
                ofDimension.add(new Weighted(item.weight(), mark));
            }
            Derived mark = Derived.mean(Rule.CLASS_DIMENSION, dimension.name(), "/dimensions/" + d, ofDimension);
            dimensions.put(dimension.id(), mark);
            ofClass.add(new Weighted(dimension.weight(), mark));
        }
        Derived total = Derived.mean(Rule.CLASS, counted.style().label(), "/dimensions", ofClass)
                .with(Json.obj(
                        "style",
                        counted.style().id(),
                        "ballots",
                        counted.opening().ballots()));
        return new ClassMarks(counted, items, dimensions, total);
    }

    /** Counts toward the item's n of an appraisee: only where the mark counts too. */
    long rated(String subject, String item) {
        Derived mark = items.get(item);
        return mark == null || mark.missing()
                ? 0
                : counted.tally(subject, item).map(Tally::rated).orElse(0L);
    }

    private static Derived item(Ballots.Counted counted, String subject, String item, String clause, Scheme scheme) {
        if (counted.opening().withheld()) {
            return none(item, clause, List.of(new Left(item, "1", Why.STYLE_WITHHELD)));
        }
        Tally tally = counted.tally(subject, item).orElseThrow();
        List<Left> left = new ArrayList<>();
        if (tally.abstained() > 0) {
            left.add(new Left(item, Long.toString(tally.abstained()), Why.ABSTAINED));
        }
        long blank = counted.opening().ballots() - tally.rated() - tally.abstained();
        if (blank > 0) {
            left.add(new Left(item, Long.toString(blank), Why.LEFT_BLANK));
        }
        Json.Obj facts = Json.obj(
                "n",
                tally.rated(),
                "abstain",
                tally.abstained(),
                "blank",
                blank,
                "minCell",
                scheme.parts().minCell());
        if (tally.rated() < scheme.parts().minCell()) {
            left.add(new Left(item, Long.toString(tally.rated()), Why.TOO_FEW_RATED));
            return none(item, clause, left).with(facts);
        }
        Rational mark = tally.sum(scheme.parts().scale()).dividedBy(Rational.of(tally.rated()));
        return new Derived(
                Rule.CLASS_ITEM, item, clause, formula(tally, scheme.parts().scale()), mark, left, List.of(), facts);
    }

    private static Derived none(String item, String clause, List<Left> left) {
        return new Derived(Rule.CLASS_ITEM, item, clause, "", null, left, List.of(), Json.obj());
    }

    private static String formula(Tally tally, Scale scale) {
        List<String> terms = new ArrayList<>();
        for (int option = tally.options(); option >= 1; option--) {
            terms.add(tally.chosen(option) + " × " + scale.points(option));
        }
        return "(" + String.join(" + ", terms) + ") ÷ " + tally.rated();
    }
}
