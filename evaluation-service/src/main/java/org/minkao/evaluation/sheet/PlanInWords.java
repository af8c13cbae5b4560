package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.campaign.Decimals.plain;
import static org.minkao.evaluation.sheet.Html.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minkao.evaluation.campaign.Plan;

/** The scoring rules of a plan in words, each by its place in rules.json. */
record PlanInWords(Plan plan, Words words) {
    private static final Pattern ITEM = Pattern.compile("rules\\.json#/dimensions/(\\d{1,4})/items/(\\d{1,4})");

    /** Every rule that a derivation may name. */
    List<Html> rows() {
        List<Html> rows = new ArrayList<>();
        add(rows, "/office", formula());
        add(rows, "/scale", scale());
        add(rows, "/minCell", words.of("rule.mincell", plan.ballot().minCell()));
        add(rows, "/classes", classes());
        add(rows, "/emptyClass", emptyClass());
        add(rows, "/dimensions", words.of("rule.dimensions"));
        for (int d = 0; d < plan.dimensions().size(); d++) {
            Plan.Dimension dimension = plan.dimensions().get(d);
            add(rows, "/dimensions/" + d, words.of("rule.dimension", dimension.name(), plain(dimension.weight())));
            for (int i = 0; i < dimension.items().size(); i++) {
                Plan.Item item = dimension.items().get(i);
                add(
                        rows,
                        "/dimensions/" + d + "/items/" + i,
                        words.of("rule.item", item.id(), item.text(), item.question(), plain(item.weight())));
            }
        }
        add(rows, "/deductionCap", deductions());
        add(rows, "/rounding", rounding());
        add(rows, "/grades", grades());
        return rows;
    }

    private static void add(List<Html> rows, String place, String text) {
        rows.add(row("td", "rules.json#" + place, text));
    }

    /** The item that a clause of the derivation points to. */
    Optional<Plan.Item> item(String clause) {
        Matcher matcher = ITEM.matcher(clause);
        return matcher.matches()
                ? Optional.of(plan.dimensions()
                        .get(Integer.parseInt(matcher.group(1)))
                        .items()
                        .get(Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    String formula() {
        return words.of(
                "rule.formula",
                plain(plan.scoring().office()),
                plain(plan.scoring().society()));
    }

    String scale() {
        return plan.scale().options().stream()
                .map(option -> {
                    BigDecimal points = option.points();
                    return points == null
                            ? words.of("rule.uncounted", option.label())
                            : words.of("rule.points", option.label(), plain(points));
                })
                .collect(Collectors.joining(words.of("list.comma")));
    }

    String classes() {
        return plan.voterClasses().stream()
                .map(each -> words.of("rule.class", each.name(), each.weight()))
                .collect(Collectors.joining(words.of("list.comma")));
    }

    String dimensions() {
        return plan.dimensions().stream()
                .map(each -> words.of("rule.class", each.name(), plain(each.weight())))
                .collect(Collectors.joining(words.of("list.comma")));
    }

    String emptyClass() {
        return words.of("rule.empty." + plan.scoring().emptyClass());
    }

    String deductions() {
        return words.of("rule.deductions", plain(plan.scoring().deductionCap()));
    }

    String rounding() {
        return words.of("rule.rounding", plan.scoring().rounding().scale());
    }

    String grades() {
        BigDecimal top = plan.grades().stream()
                .map(Plan.Grade::max)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return plan.grades().stream()
                .map(grade -> words.of(
                        grade.max().compareTo(top) == 0 ? "rule.grade.top" : "rule.grade",
                        grade.name(),
                        plain(grade.min()),
                        plain(grade.max())))
                .collect(Collectors.joining(words.of("list.comma")));
    }
}
