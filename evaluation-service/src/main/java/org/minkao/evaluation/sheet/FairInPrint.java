package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.el;
import static org.minkao.evaluation.sheet.Html.row;

import java.util.ArrayList;
import java.util.List;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.comparison.FairComparison;

/** Says in print how far totals can be told apart: intervals, groups, and whether a gap is more than chance. */
final class FairInPrint {
    private final Words words;
    private final Campaign campaign;
    private final FairComparison fair;

    FairInPrint(Words words, Campaign campaign, FairComparison fair) {
        this.words = words;
        this.campaign = campaign;
        this.fair = fair;
    }

    /** One appraisee, sentence by sentence. */
    List<Html> of(String appraisee) {
        FairComparison.Standing standing = fair.of(appraisee)
                .orElseThrow(() -> new IllegalStateException("a comparison has no appraisee " + appraisee));
        List<Html> lines = new ArrayList<>();
        lines.add(el("h3", words.of("fair.title")));
        FairComparison.Place place = standing.place();
        if (place == null) {
            lines.add(el("p", words.of("fair.noplace")));
            return lines;
        }
        lines.add(el("p", words.of("fair.place", standing.unitClass(), place.of(), place(place))));
        interval(standing).forEach(text -> lines.add(el("p", text)));
        FairComparison.Closer closer = standing.closer();
        if (closer != null) {
            lines.add(el("p", gap(closer)));
        }
        if (doubtfulLast(standing)) {
            lines.add(el("p", words.of("fair.last")).with("class", "caution"));
        }
        return lines;
    }

    /** Everybody in one table, with what may be read out of it. */
    List<Html> all() {
        return List.of(
                el("h3", words.of("fair.title")),
                Html.table(
                        row(
                                "th",
                                words.of("table.appraisee"),
                                words.of("table.class"),
                                words.of("fair.col.place"),
                                words.of("fair.col.interval", fair.level()),
                                words.of("fair.col.band"),
                                words.of("fair.col.gap")),
                        fair.standings().stream().map(this::line).toList()),
                el("p", words.of("fair.about", words.of("fair.method." + fair.method()))),
                el("p", words.of("fair.office")));
    }

    private Html line(FairComparison.Standing standing) {
        FairComparison.Place place = standing.place();
        FairComparison.Chance chance = standing.chance();
        FairComparison.Closer closer = standing.closer();
        return row(
                "td",
                name(standing.appraisee()),
                standing.unitClass(),
                place == null ? words.of("missing") : words.of("fair.cell.place", place(place), place.of()),
                chance == null
                        ? words.of("fair.cell.none")
                        : words.of("fair.cell.interval", chance.low(), chance.high()),
                chance == null || chance.band() == null ? "" : chance.band(),
                closer == null
                        ? ""
                        : gap(closer) + (doubtfulLast(standing) ? words.either("", " ") + words.of("fair.last") : ""));
    }

    private List<String> interval(FairComparison.Standing standing) {
        FairComparison.Chance chance = standing.chance();
        if (chance == null) {
            return List.of(words.of("fair.nointerval"));
        }
        List<String> texts = new ArrayList<>();
        texts.add(words.of(
                "fair.interval", fair.level(), chance.low(), chance.high(), words.of("fair.method." + fair.method())));
        if (chance.band() != null) {
            texts.add(words.of("fair.band", chance.band()));
        }
        texts.add(words.of("fair.office"));
        return texts;
    }

    private String gap(FairComparison.Closer closer) {
        return words.of(
                closer.gapSmallerThanNoise() ? "fair.gap.noise" : "fair.gap.clear",
                name(closer.to()),
                closer.gap(),
                closer.noise());
    }

    private String place(FairComparison.Place place) {
        return place.sharing() > 1
                ? words.of("fair.shared", place.rank(), place.sharing())
                : Integer.toString(place.rank());
    }

    private static boolean doubtfulLast(FairComparison.Standing standing) {
        FairComparison.Closer closer = standing.closer();
        return standing.isLast() && closer != null && closer.gapSmallerThanNoise();
    }

    private String name(String appraisee) {
        return Passport.appraisee(campaign, appraisee).name();
    }
}
