package org.minkao.evaluation.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The phases, each with its dates as they are written. */
final class PhasesRule implements NoticeRule {
    private static final Pattern NAME_END = Pattern.compile("[。:;(]|时间");
    private static final Pattern BRACKETS = Pattern.compile("\\((?<inner>[^()]{2,60})\\)");
    private static final Pattern TIME = Pattern.compile("时间(?:安排)?(?:为|是|:)?");
    private static final Pattern HEAD_SENTENCE = Pattern.compile("^[^。;]*");
    private static final Pattern TWO_SENTENCES = Pattern.compile("^[^。;]*[。;]?[^。;]*");
    private static final Pattern STAGE_WORD = Pattern.compile("阶段|^第[" + Numerals.CLASS + "]+步");
    private static final Pattern NAME_COLUMN = Pattern.compile("阶段|步骤|工作|内容|环节");
    private static final Pattern DATE_COLUMN = Pattern.compile("时间|日期|起止");
    private static final Pattern LEADING_DATE = Pattern.compile("^[,、:\\- ]+");
    private static final int LONGEST_AS_WRITTEN = 40;

    @Override
    public void read(Notice notice, Sketch sketch) {
        LocalDate issued = issued(sketch);
        Integer year = sketch.year != null ? sketch.year.value() : issued == null ? null : (Integer) issued.getYear();
        Dates dates = new Dates(year, issued);
        List<Section> sections = notice.about(Topic.PHASES);
        for (Section section : sections) {
            Tables.of(section, sketch).forEach(table -> fromTable(table, dates, sketch));
        }
        if (sketch.phases.isEmpty()) {
            stages(notice, sections, dates).forEach(stage -> sketch.phases.add(phase(stage, dates, sketch)));
        }
    }

    private static @Nullable LocalDate issued(Sketch sketch) {
        Found<String> day = sketch.issuedOn;
        return day == null || day.value().length() < 10 ? null : LocalDate.parse(day.value());
    }

    /** 第一阶段 and its like; where nothing is called so, what lies under 步骤 and has a date or a phase's name. */
    private static List<Section> stages(Notice notice, List<Section> sections, Dates dates) {
        List<Section> stages = sections.stream()
                .flatMap(Section::tree)
                .filter(PhasesRule::isStage)
                .toList();
        if (stages.isEmpty()) {
            stages = notice.root().tree().filter(PhasesRule::isStage).toList();
        }
        if (!stages.isEmpty()) {
            return stages;
        }
        return sections.stream()
                .flatMap(section -> section.children().stream())
                .flatMap(child -> child.marker().isPresent() ? Stream.of(child) : child.children().stream())
                .filter(child -> PhaseKind.of(head(child).key()) != PhaseKind.OTHER
                        || child.title().has(STAGE_WORD)
                        || dates.first(opening(child)).isPresent())
                .toList();
    }

    private static boolean isStage(Section section) {
        return section.marker()
                .filter(marker -> marker.style() == Marker.Style.STAGE)
                .isPresent();
    }

    private static Span head(Section section) {
        Span content = section.content();
        Matcher matcher = content.match(HEAD_SENTENCE);
        return matcher.find() ? content.part(0, matcher.end()) : content;
    }

    /** The heading and the sentence after it: a date further down is about something else. */
    private static Span opening(Section section) {
        Matcher matcher = section.content().match(TWO_SENTENCES);
        return matcher.find() ? section.content().part(0, matcher.end()) : section.content();
    }

    private static Sketch.PlacedPhase phase(Section section, Dates dates, Sketch sketch) {
        Span content = section.content().trim("。:、,.");
        Optional<Placed> placed = inBrackets(content, dates)
                .or(() -> afterTime(section, dates))
                .or(() -> firstOf(opening(section), dates));
        Span name = name(content, placed.map(p -> p.period.asWritten()).orElse(null));
        Source heading = new Span(content.passage(), 0, Math.max(name.to(), headEnd(content, placed))).source();
        return place(new Found<>(name.text(), heading), placed.orElse(null), sketch);
    }

    private static int headEnd(Span content, Optional<Placed> placed) {
        return placed.map(Placed::written)
                .filter(span -> span.passage().equals(content.passage()))
                .map(span -> span.to() < content.to() && content.passage().key().charAt(span.to()) == ')'
                        ? span.to() + 1
                        : span.to())
                .orElse(0);
    }

    /** A period and the words that stand for it in the draft. */
    private record Placed(Period period, Span written) {}

    private static Optional<Placed> inBrackets(Span span, Dates dates) {
        Matcher brackets = span.match(BRACKETS);
        while (brackets.find()) {
            Span inner = span.group(brackets, "inner").trim();
            Optional<Period> period = dates.first(inner);
            if (period.isPresent()) {
                Matcher time = inner.match(TIME);
                Span words = time.lookingAt() ? inner.part(time.end()).trim() : inner;
                return Optional.of(new Placed(
                        period.get(),
                        words.length() <= LONGEST_AS_WRITTEN
                                ? words
                                : period.get().asWritten()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Placed> afterTime(Section section, Dates dates) {
        for (Span span : section.everything()) {
            Matcher time = span.match(TIME);
            if (time.find()) {
                Optional<Placed> placed = firstOf(headOf(span.part(time.end())), dates);
                if (placed.isPresent()) {
                    return placed;
                }
            }
        }
        return section.body().stream().findFirst().flatMap(passage -> inBrackets(passage.all(), dates));
    }

    private static Span headOf(Span span) {
        Matcher matcher = span.match(HEAD_SENTENCE);
        return matcher.find() ? span.part(0, matcher.end()) : span;
    }

    private static Optional<Placed> firstOf(Span span, Dates dates) {
        return dates.first(span).map(period -> new Placed(period, period.asWritten()));
    }

    private static Span name(Span content, @Nullable Span date) {
        Span named = content;
        if (date != null && date.passage().equals(content.passage()) && date.from() <= content.from() + 2) {
            Span after = new Span(content.passage(), date.to(), content.to());
            Matcher lead = after.match(LEADING_DATE);
            named = (lead.find() ? after.part(lead.end()) : after).trim("():,、。");
        }
        Matcher end = named.match(NAME_END);
        Span name = end.find() && end.start() > 0 ? named.part(0, end.start()) : named;
        if (date != null
                && date.passage().equals(name.passage())
                && date.from() > name.from()
                && date.from() < name.to()) {
            name = new Span(name.passage(), name.from(), date.from());
        }
        Span bare = name.trim("、,:。(-");
        return bare.length() > 3 && (bare.key().startsWith("为") || bare.key().startsWith("是")) ? bare.part(1) : bare;
    }

    private static Sketch.PlacedPhase place(Found<String> name, @Nullable Placed placed, Sketch sketch) {
        PhaseKind kind = PhaseKind.of(name.value());
        if (placed == null) {
            sketch.warn(WarningCode.PHASE_WITHOUT_DATE, name.source(), name.value());
            return new Sketch.PlacedPhase(new Draft.Phase(name, kind, null, null, null, false), null, null);
        }
        Period period = placed.period;
        Source source = placed.written.sentence();
        if (period.impossible()) {
            sketch.warn(WarningCode.DATE_IMPOSSIBLE, source, placed.written.text());
        }
        if (period.yearless()) {
            sketch.warn(WarningCode.YEAR_MISSING, source, placed.written.text());
        }
        return new Sketch.PlacedPhase(
                new Draft.Phase(
                        name,
                        kind,
                        bound(period.start(), source),
                        bound(period.end(), source),
                        new Found<>(placed.written.text(), source),
                        period.computed()),
                period.start(),
                period.end());
    }

    private static @Nullable Found<String> bound(@Nullable Bound bound, Source source) {
        return bound == null ? null : new Found<>(bound.value(), source);
    }

    private static void fromTable(Table table, Dates dates, Sketch sketch) {
        int dateColumn = table.column(DATE_COLUMN);
        int nameColumn = table.column(NAME_COLUMN);
        if (dateColumn < 0 || nameColumn < 0 || nameColumn == dateColumn) {
            return;
        }
        List<Sketch.PlacedPhase> phases = new ArrayList<>();
        for (List<Span> row : table.entries()) {
            Span name = row.get(nameColumn);
            Span date = row.get(dateColumn);
            if (!name.isEmpty()) {
                Span bare = Marker.at(name.key())
                        .map(marker -> name.part(marker.length()).trim("、:。"))
                        .filter(rest -> !rest.isEmpty())
                        .orElse(name);
                Placed placed = dates.first(date)
                        .map(period -> new Placed(period, date.trim()))
                        .orElse(null);
                phases.add(place(new Found<>(bare.text(), name.passage().all().source()), placed, sketch));
            }
        }
        sketch.phases.addAll(phases);
    }
}
