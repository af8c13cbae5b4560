package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.el;
import static org.minkao.evaluation.sheet.Html.row;
import static org.minkao.evaluation.sheet.Html.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.result.Standing;

/** Prints lists of honours and penalties and the year before; nothing where the plan asks for neither. */
record StandingInPrint(Campaign campaign, Standing standing, Words words) {

    void addTo(PageFrame page) {
        if (!standing.lists().isEmpty()) {
            page.section("lists", words.of("sheet.lists"), lists());
        }
        Standing.Comparison comparison = standing.comparison();
        if (comparison != null) {
            page.section("years", words.of("sheet.years"), years(comparison));
        }
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        if (!standing.lists().isEmpty()) {
            tables.add(listTable());
        }
        Standing.Comparison comparison = standing.comparison();
        if (comparison != null) {
            tables.add(yearTable(comparison));
        }
        return tables;
    }

    private Html lists() {
        return table(
                row("th", words.of("list.name"), words.of("list.clause"), words.of("list.members")),
                standing.lists().stream()
                        .map(list -> row("td", list.rule().name(), list.rule().clause(), members(list)))
                        .toList());
    }

    private String members(Standing.Listing list) {
        if (list.gap() != null) {
            return words.of("gap." + list.gap());
        }
        return list.appraisees().isEmpty()
                ? words.of("list.nobody")
                : list.appraisees().stream().map(this::name).collect(Collectors.joining(words.of("list.names")));
    }

    private List<Html> years(Standing.Comparison comparison) {
        List<Html> lines = new ArrayList<>();
        lines.add(el("p", about(comparison)));
        if (!comparison.appraisees().isEmpty()) {
            lines.add(table(
                    row(
                            "th",
                            words.of("table.appraisee"),
                            words.of("year.total"),
                            words.of("year.grade"),
                            words.of("year.change")),
                    comparison.appraisees().stream()
                            .map(each -> row(
                                    "td",
                                    name(each.appraisee()),
                                    given(each.total()),
                                    given(each.grade()),
                                    change(comparison, each)))
                            .toList()));
        }
        return lines;
    }

    private String about(Standing.Comparison comparison) {
        Standing.Gap gap = comparison.gap();
        String year = comparison.year() == null ? "—" : comparison.year().toString();
        return gap == null ? words.of("year.about", year) : words.of("year.gap", year, words.of("gap." + gap));
    }

    private String change(Standing.Comparison comparison, Standing.LastYear each) {
        return comparison.gap() == null ? signed(each.change()) : words.of("year.incomparable");
    }

    private static String signed(@Nullable String change) {
        return change == null ? "—" : change.startsWith("-") ? change.replace('-', '−') : "+" + change;
    }

    private static String given(@Nullable String value) {
        return Objects.requireNonNullElse(value, "—");
    }

    private Table listTable() {
        List<Table.Row> rows = new ArrayList<>();
        for (Standing.Listing list : standing.lists()) {
            if (list.appraisees().isEmpty()) {
                rows.add(new Table.Row()
                        .text(list.rule().name())
                        .text(list.rule().clause())
                        .text(members(list)));
            }
            list.appraisees()
                    .forEach(appraisee -> rows.add(new Table.Row()
                            .text(list.rule().name())
                            .text(list.rule().clause())
                            .text(name(appraisee))));
        }
        return new Table(
                words.of("sheet.lists.table"),
                List.of(words.of("list.name"), words.of("list.clause"), words.of("list.members")),
                rows.stream().map(Table.Row::cells).toList());
    }

    private Table yearTable(Standing.Comparison comparison) {
        return new Table(
                words.of("sheet.years.table"),
                List.of(
                        words.of("table.appraisee"),
                        words.of("year.total"),
                        words.of("year.grade"),
                        words.of("year.change"),
                        words.of("col.notes")),
                comparison.appraisees().stream()
                        .map(each -> new Table.Row()
                                .text(name(each.appraisee()))
                                .amount(each.total())
                                .text(each.grade())
                                .amount(each.change())
                                .text(comparison.gap() == null ? null : words.of("gap." + comparison.gap()))
                                .cells())
                        .toList());
    }

    private String name(String appraisee) {
        return Passport.appraisee(campaign, appraisee).name();
    }
}
