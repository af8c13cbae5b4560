package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.el;
import static org.minkao.evaluation.sheet.Html.row;
import static org.minkao.evaluation.sheet.Html.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.comparison.FairComparison;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.Standing;
import org.minkao.evaluation.scoring.SubjectResult;

/** Writes the plain result sheet for everybody: result, denominators and method in plain words; roles, no names of those who acted. */
final class ResultSheetPage {
    private final Campaign campaign;
    private final Plan plan;
    private final Result result;
    private final List<SubjectResult> subjects;
    private final Standing standing;
    private final Words words;
    private final PlanInWords inWords;
    private final FairInPrint fair;

    ResultSheetPage(
            Campaign campaign,
            Result result,
            List<SubjectResult> subjects,
            FairComparison fair,
            Standing standing,
            Words words) {
        this.campaign = campaign;
        this.plan = campaign.plan();
        this.result = result;
        this.subjects = subjects;
        this.standing = standing;
        this.words = words;
        this.inWords = new PlanInWords(plan, words);
        this.fair = new FairInPrint(words, campaign, fair);
    }

    String title() {
        return words.of("sheet.title", plan.title());
    }

    String html() {
        PageFrame page = new PageFrame(words, PageFrame.Format.UPRIGHT, title(), words.of("sheet.about"))
                .lead(lead())
                .section("result", words.of("sheet.result"), results());
        new StandingInPrint(campaign, standing, words).addTo(page);
        return page.section(
                        "counts",
                        words.of("sheet.counts"),
                        el("p", words.of("sheet.counts.about")),
                        Marks.counts(words, campaign, result))
                .section("method", words.of("sheet.method"), method())
                .section("dimensions", words.of("sheet.dimensions"), dimensions())
                .section(
                        "check",
                        words.of("sheet.check"),
                        el(
                                "p",
                                words.of(
                                        "sheet.check.about",
                                        result.computation().resultsDigest(),
                                        campaign.frozen().fingerprint())))
                .html();
    }

    private List<Html> lead() {
        List<Html> lines = new ArrayList<>(List.of(el("p", plan.issuer()), el("p", signed())));
        if (result.number() > 1) {
            lines.add(el("p", words.of("sheet.edition", result.number())));
        }
        return lines;
    }

    private String signed() {
        return words.of(
                "sheet.signed",
                role(result.computation().by()),
                role(result.confirmation()),
                role(result.publication()),
                words.time(Passport.at(result)));
    }

    private String role(@Nullable Hand hand) {
        if (hand == null) {
            throw new IllegalStateException("a published result of " + campaign.id() + " names who settled it");
        }
        return words.of("role." + hand.role());
    }

    private List<Html> results() {
        List<Html> lines = new ArrayList<>();
        lines.add(table(
                row(
                        "th",
                        words.of("table.appraisee"),
                        words.of("table.total"),
                        words.of("table.grade"),
                        words.of("mark.office"),
                        words.of("mark.society"),
                        words.of("mark.deductions")),
                subjects.stream()
                        .map(subject -> row(
                                "td",
                                Passport.appraisee(campaign, subject.appraisee())
                                        .name(),
                                Marks.mark(words, subject.total()),
                                Marks.grade(words, subject),
                                Marks.mark(words, subject.office()),
                                Marks.mark(words, subject.society()),
                                subject.deductions()))
                        .toList()));
        if (subjects.stream().anyMatch(subject -> subject.total() == null)) {
            lines.add(el("p", words.of("sheet.unranked")));
        }
        lines.addAll(fair.all());
        return lines;
    }

    private List<Html> method() {
        List<String> texts = List.of(
                words.of("method.ballots", inWords.scale()),
                words.of("method.items"),
                words.of("method.mincell", plan.ballot().minCell()),
                words.of("method.dimensions", inWords.dimensions()),
                words.of("method.classes", inWords.classes(), inWords.emptyClass()),
                words.of("method.office"),
                words.of("method.total", inWords.formula(), inWords.deductions()),
                words.of("method.grades", inWords.rounding(), inWords.grades()));
        return IntStream.range(0, texts.size())
                .mapToObj(i -> (Html) el("p", words.of("step", i + 1, texts.get(i))))
                .toList();
    }

    private List<Html> dimensions() {
        List<Html> lines = new ArrayList<>();
        for (SubjectResult subject : subjects) {
            lines.add(el("h3", Passport.appraisee(campaign, subject.appraisee()).name()));
            lines.add(Marks.dimensions(words, plan, subject));
        }
        return lines;
    }
}
