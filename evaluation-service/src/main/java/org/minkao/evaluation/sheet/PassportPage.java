package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.el;
import static org.minkao.evaluation.sheet.Html.row;
import static org.minkao.evaluation.sheet.Html.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.evaluation.comparison.FairComparison;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.scoring.SubjectResult;

/** Writes the score passport: whoever reads only this can work the score out again by hand. */
final class PassportPage {
    private final Passport passport;
    private final Words words;
    private final People people;
    private final PlanInWords plan;
    private final DerivationInPrint derivation;
    private final FairInPrint fair;

    PassportPage(Passport passport, FairComparison fair, Words words) {
        this.passport = passport;
        this.words = words;
        this.people = new People(passport.plan(), words);
        this.plan = new PlanInWords(passport.plan(), words);
        this.derivation = new DerivationInPrint(words, plan, people, passport.appraisee());
        this.fair = new FairInPrint(words, passport.campaign(), fair);
    }

    String title() {
        return words.of("passport.title", passport.appraisee().name());
    }

    String html() {
        Numbered tree = Numbered.of(passport.derivation().total());
        return new PageFrame(words, PageFrame.Format.LYING, title(), words.of("passport.about"))
                .lead(lead())
                .section("score", words.of("passport.score"), score())
                .section("how", words.of("passport.how"), how())
                .section("rules", words.of("passport.rules"), rules())
                .section("counts", words.of("passport.counts"), counts())
                .section("derivation", words.of("passport.derivation"), derivation.blocks(tree))
                .section(
                        "dimensions",
                        words.of("passport.dimensions"),
                        el("p", words.of("passport.both")),
                        derivation.both(passport.derivation().dimensions(), tree.places()))
                .section(
                        "items",
                        words.of("passport.items"),
                        derivation.both(passport.derivation().items(), tree.places()))
                .section("hands", words.of("passport.hands"), hands())
                .section("hashes", words.of("passport.hashes"), hashes())
                .html();
    }

    private List<Html> lead() {
        return List.of(table(
                row("th", words.of("lead.campaign"), passport.plan().title()),
                Stream.of(
                                row(
                                        "td",
                                        words.of("lead.issuer"),
                                        passport.plan().issuer()),
                                row("td", words.of("lead.year"), passport.plan().year()),
                                row(
                                        "td",
                                        words.of("lead.appraisee"),
                                        passport.appraisee().name()),
                                row(
                                        "td",
                                        words.of("lead.class"),
                                        passport.appraisee().unitClass()),
                                row(
                                        "td",
                                        words.of("lead.chief"),
                                        passport.appraisee().chief()),
                                row(
                                        "td",
                                        words.of("lead.status"),
                                        words.of("status." + passport.result().status())))
                        .toList()));
    }

    private List<Html> score() {
        SubjectResult subject = passport.subject();
        Derivation.Band band = passport.derivation().grade();
        List<Html> lines = new ArrayList<>();
        lines.add(el(
                        "p",
                        words.of(
                                "passport.total",
                                Objects.requireNonNullElse(subject.total(), words.of("missing")),
                                Objects.requireNonNullElse(subject.grade(), words.of("missing"))))
                .with("class", "total"));
        if (band != null) {
            String from = band.cappedFrom();
            lines.add(el(
                    "p",
                    from == null
                            ? words.of("passport.grade", band.name(), band.band(), band.decidedOn())
                            : words.of("passport.grade.capped", from, band.decidedOn(), band.name())));
        }
        lines.add(Marks.sides(words, subject));
        lines.add(Marks.dimensions(words, passport.plan(), subject));
        lines.addAll(fair.of(subject.appraisee()));
        return lines;
    }

    private List<Html> how() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(step -> (Html) el("p", words.of("step", step, words.of("how." + step))))
                .toList();
    }

    private List<Html> rules() {
        return List.of(
                el("p", words.of("passport.rules.about")),
                table(row("th", words.of("col.clause"), words.of("col.words")), plan.rows()));
    }

    private List<Html> counts() {
        return List.of(Marks.counts(words, passport.campaign(), passport.result()));
    }

    private List<Html> hands() {
        Campaign campaign = passport.campaign();
        Freeze freeze = campaign.freeze();
        Result result = passport.result();
        List<Html> rows = new ArrayList<>();
        hand(rows, "hand.review", campaign.review());
        hand(rows, "hand.freeze", freeze == null ? null : freeze.by());
        campaign.rolls().stream().map(SealedRoll::imported).distinct().forEach(by -> hand(rows, "hand.import", by));
        campaign.rolls().stream().map(SealedRoll::sealed).distinct().forEach(by -> hand(rows, "hand.seal", by));
        hand(rows, "hand.compute", result.computation().by());
        hand(rows, "hand.confirm", result.confirmation());
        hand(rows, "hand.publish", result.publication());
        return List.of(
                el("p", words.of("passport.hands.about")),
                table(
                        row(
                                "th",
                                words.of("col.step"),
                                words.of("col.person"),
                                words.of("col.role"),
                                words.of("col.at")),
                        rows));
    }

    private void hand(List<Html> rows, String step, @Nullable Hand hand) {
        if (hand != null) {
            rows.add(row(
                    "td",
                    words.of(step),
                    people.named(hand.person()),
                    words.of("role." + hand.role()),
                    words.time(hand.at())));
        }
    }

    private List<Html> hashes() {
        Result.Computation computation = passport.result().computation();
        List<Html> rows = new ArrayList<>();
        for (String file : List.of("manifest", "rules", "components", "openings")) {
            rows.add(row(
                    "td",
                    words.of("hash." + file),
                    passport.derivation().inputs().text(file)));
        }
        rows.add(row("td", words.of("hash.results"), computation.resultsDigest()));
        rows.add(row("td", words.of("hash.derivation"), passport.derivationDigest()));
        rows.add(row("td", words.of("hash.tally"), passport.derivation().tally()));
        rows.add(row(
                "td", words.of("hash.fingerprint"), passport.campaign().frozen().fingerprint()));
        return List.of(
                el("p", words.of("passport.hashes.about")), table(row("th", words.of("col.file"), "SHA-256"), rows));
    }
}
