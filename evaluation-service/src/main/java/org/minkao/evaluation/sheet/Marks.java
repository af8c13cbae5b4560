package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.row;
import static org.minkao.evaluation.sheet.Html.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.StyleCount;
import org.minkao.evaluation.scoring.SubjectResult;

/** The tables that passport and result sheet share. */
final class Marks {
    private Marks() {}

    static Html sides(Words words, SubjectResult subject) {
        List<Html> rows = new ArrayList<>();
        rows.add(row("td", words.of("mark.office"), mark(words, subject.office())));
        rows.add(row("td", words.of("mark.society"), mark(words, subject.society())));
        rows.add(row("td", words.of("mark.deductions"), subject.deductions()));
        if (subject.bonus() != null) {
            rows.add(row("td", words.of("mark.bonus"), mark(words, subject.bonus())));
        }
        subject.vetoes().forEach(veto -> rows.add(row("td", words.of("mark.veto"), words.of("veto." + veto.effect()))));
        rows.add(row("td", words.of("mark.weight"), subject.weightUsed()));
        return table(row("th", words.of("col.part"), words.of("col.mark")), rows);
    }

    static Html dimensions(Words words, Plan plan, SubjectResult subject) {
        return table(
                row(
                        "th",
                        words.of("col.dimension"),
                        words.of("col.weight"),
                        words.of("col.mark"),
                        words.of("mark.office"),
                        words.of("mark.society")),
                subject.dimensions().stream()
                        .map(each -> row(
                                "td",
                                each.name(),
                                weight(plan, each.id()),
                                mark(words, each.mark()),
                                mark(words, each.office()),
                                mark(words, each.society())))
                        .toList());
    }

    /** From the roll to the ballots that count, class by class. */
    static Html counts(Words words, Campaign campaign, Result result) {
        return table(
                row(
                        "th",
                        words.of("col.class"),
                        words.of("col.weight"),
                        words.of("count.roll"),
                        words.of("count.invitations"),
                        words.of("count.issued"),
                        words.of("count.cast"),
                        words.of("count.valid"),
                        words.of("col.notes")),
                result.computation().counts().stream()
                        .map(count -> count(words, campaign.plan(), count))
                        .toList());
    }

    private static Html count(Words words, Plan plan, StyleCount count) {
        Plan.VoterClass voterClass = plan.voterClasses().stream()
                .filter(each -> each.id().equals(count.style()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a plan has no class " + count.style()));
        return row(
                "td",
                voterClass.name(),
                voterClass.weight(),
                count.roll(),
                count.invitations(),
                count.issued(),
                count.ballots(),
                valid(count),
                count.withheld() ? words.of("count.withheld", plan.ballot().minCell()) : "");
    }

    /** Ballots that entered a mark. */
    static int valid(StyleCount count) {
        return count.withheld() ? 0 : count.ballots();
    }

    static String weight(Plan plan, String dimension) {
        return plan.dimensions().stream()
                .filter(each -> each.id().equals(dimension))
                .map(each -> Decimals.plain(each.weight()))
                .findFirst()
                .orElse("—");
    }

    static String mark(Words words, @Nullable String mark) {
        return Objects.requireNonNullElse(mark, words.of("missing"));
    }

    /** The grade, and what a veto did to it. */
    static String grade(Words words, SubjectResult subject) {
        String grade = mark(words, subject.grade());
        return subject.vetoes().isEmpty()
                ? grade
                : words.of(
                        "grade.vetoed",
                        grade,
                        subject.vetoes().stream()
                                .map(veto -> words.of("veto." + veto.effect()))
                                .distinct()
                                .collect(Collectors.joining(words.of("list.semicolon"))));
    }
}
