package org.minkao.evaluation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.comparison.FairComparison;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.Standing;
import org.minkao.evaluation.result.StyleCount;
import org.minkao.evaluation.scoring.SubjectResult;

/** The marks of results.json and the counts as tables, in the order of the plan. */
final class ResultTables {
    private final Campaign campaign;
    private final Plan plan;
    private final Result result;
    private final List<SubjectResult> subjects;
    private final FairComparison fair;
    private final Standing standing;
    private final Words words;

    ResultTables(
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
        this.fair = fair;
        this.standing = standing;
        this.words = words;
    }

    List<Table> all() {
        List<Table> all = new ArrayList<>(List.of(scores(), dimensions(), items(), counts(), fair()));
        all.addAll(new StandingInPrint(campaign, standing, words).tables());
        return all;
    }

    private Table scores() {
        return table(
                "results",
                columns(
                        "id",
                        "appraisee",
                        "class",
                        "chief",
                        "total|points",
                        "grade",
                        "office|points",
                        "society|points",
                        "deductions|points",
                        "bonus|points",
                        "weightused|percent"),
                subjects.stream()
                        .map(subject -> {
                            Plan.Appraisee appraisee = appraisee(subject);
                            return new Table.Row()
                                    .text(appraisee.id())
                                    .text(appraisee.name())
                                    .text(appraisee.unitClass())
                                    .text(appraisee.chief())
                                    .amount(subject.total())
                                    .text(subject.grade())
                                    .amount(subject.office())
                                    .amount(subject.society())
                                    .amount(subject.deductions())
                                    .amount(subject.bonus())
                                    .amount(subject.weightUsed());
                        })
                        .toList());
    }

    /** How far totals can be told apart; empty cells where no ballots stand behind a total. */
    private Table fair() {
        return table(
                "fair",
                columns(
                        "appraisee",
                        "class",
                        "place",
                        "places",
                        "sharing",
                        "low|points",
                        "high|points",
                        "band",
                        "neighbour",
                        "gap|points",
                        "noise|points",
                        "noisy",
                        "last"),
                fair.standings().stream().map(this::standing).toList());
    }

    private Table.Row standing(FairComparison.Standing standing) {
        FairComparison.Place place = standing.place();
        FairComparison.Chance chance = standing.chance();
        FairComparison.Closer closer = standing.closer();
        Integer band = chance == null ? null : chance.band();
        return new Table.Row()
                .text(Passport.appraisee(campaign, standing.appraisee()).name())
                .text(standing.unitClass())
                .amount(place == null ? null : Integer.toString(place.rank()))
                .amount(place == null ? null : Integer.toString(place.of()))
                .amount(place == null ? null : Integer.toString(place.sharing()))
                .amount(chance == null ? null : chance.low())
                .amount(chance == null ? null : chance.high())
                .amount(band == null ? null : Integer.toString(band))
                .text(
                        closer == null
                                ? null
                                : Passport.appraisee(campaign, closer.to()).name())
                .amount(closer == null ? null : closer.gap())
                .amount(closer == null ? null : closer.noise())
                .text(closer == null ? null : words.of(closer.gapSmallerThanNoise() ? "yes" : "no"))
                .text(words.of(standing.isLast() ? "yes" : "no"));
    }

    private Table dimensions() {
        List<Table.Row> rows = new ArrayList<>();
        for (SubjectResult subject : subjects) {
            for (SubjectResult.DimensionMark mark : subject.dimensions()) {
                rows.add(new Table.Row()
                        .text(appraisee(subject).name())
                        .text(mark.name())
                        .amount(Marks.weight(plan, mark.id()))
                        .amount(mark.mark())
                        .amount(mark.office())
                        .amount(mark.society()));
            }
        }
        return table(
                "dimensions",
                columns("appraisee", "dimension", "weight|percent", "mark|points", "office|points", "society|points"),
                rows);
    }

    private Table items() {
        List<Table.Row> rows = new ArrayList<>();
        for (SubjectResult subject : subjects) {
            for (SubjectResult.ItemMark mark : subject.items()) {
                Plan.Item item = item(mark.item());
                rows.add(new Table.Row()
                        .text(appraisee(subject).name())
                        .text(item.id())
                        .text(item.text())
                        .amount(Decimals.plain(item.weight()))
                        .amount(mark.mark())
                        .amount(mark.office())
                        .amount(mark.society())
                        .amount(mark.n()));
            }
        }
        return table(
                "items",
                columns(
                        "appraisee",
                        "item",
                        "text",
                        "weight|percent",
                        "mark|points",
                        "office|points",
                        "society|points",
                        "rated|answers"),
                rows);
    }

    private Table counts() {
        List<Table.Row> rows = new ArrayList<>();
        for (StyleCount count : result.computation().counts()) {
            Plan.VoterClass voterClass = plan.voterClasses().stream()
                    .filter(each -> each.id().equals(count.style()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a plan has no class " + count.style()));
            rows.add(new Table.Row()
                    .text(voterClass.name())
                    .amount(voterClass.weight())
                    .amount(count.roll())
                    .amount(count.invitations())
                    .amount(count.issued())
                    .amount(count.ballots())
                    .amount(Marks.valid(count))
                    .text(words.of(count.withheld() ? "yes" : "no")));
        }
        return new Table(
                words.of("table.counts"),
                Stream.concat(
                                columns("style", "weight|percent").stream(),
                                Stream.of(
                                        words.of("count.roll") + words.of("table.people"),
                                        words.of("count.invitations") + words.of("table.people"),
                                        words.of("count.issued") + words.of("table.ballots"),
                                        words.of("count.cast") + words.of("table.ballots"),
                                        words.of("count.valid") + words.of("table.ballots"),
                                        words.of("table.withheld")))
                        .toList(),
                rows.stream().map(Table.Row::cells).toList());
    }

    private Table table(String name, List<String> columns, List<Table.Row> rows) {
        return new Table(
                words.of("table." + name),
                columns,
                rows.stream().map(Table.Row::cells).toList());
    }

    /** A heading, and its unit after a bar. */
    private List<String> columns(String... keys) {
        return Stream.of(keys)
                .map(key -> {
                    int bar = key.indexOf('|');
                    return bar < 0
                            ? words.of("table." + key)
                            : words.of("table." + key.substring(0, bar)) + words.of("table." + key.substring(bar + 1));
                })
                .toList();
    }

    private Plan.Appraisee appraisee(SubjectResult subject) {
        return Passport.appraisee(campaign, subject.appraisee());
    }

    private Plan.Item item(String id) {
        return plan.items().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a result has no item " + id + " of its plan"));
    }
}
