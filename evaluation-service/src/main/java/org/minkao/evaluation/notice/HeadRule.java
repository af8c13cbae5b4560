package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Title, issuer, year and date of issue; takes the lines of the signature away, so that they end no section. */
final class HeadRule {
    private static final String EVALUATION = "(?:考评|评议|测评|考核|评价)";
    private static final Pattern TITLE =
            Pattern.compile("^[^。;]*" + EVALUATION + "[^。;]*(?:方案|办法|细则|规则|意见|通知|计划)》?(?:的通知)?(?:\\([^)]{1,12}\\))?$");
    private static final Pattern PLAN = Pattern.compile("(?:方案|办法|细则|规则)(?:\\([^)]{1,12}\\))?$");
    private static final Pattern NAMED = Pattern.compile("《([^》]{4,60})》");
    private static final String ORGAN = "(?:局|委|委员会|办公室|办|中心|政府|厅|院|处|党组|党委|领导小组|部)";
    private static final Pattern ISSUER = Pattern.compile("^[^,。;:、]{1,28}" + ORGAN + "$");
    private static final Pattern LETTERHEAD = Pattern.compile("^(.{2,30}" + ORGAN + ") ?文件$");
    private static final Pattern OWN_TITLE =
            Pattern.compile("^([^《》]{1,28}?(?:局|委员会|办公室|中心|政府|厅|医院|学院|党委|[县市区]委|供销社|联社|公司|学校))(?!长|办公室)");
    private static final Pattern TAIL =
            Pattern.compile("^(?:附件?|抄送|主送|主题词|印发单位|\\(此件.{0,20}\\)|\\(联系人.{0,60})[:\\d ]?.*");
    private static final Pattern ATTACHED = Pattern.compile("^ *附 ?件 ?(?:\\d{1,2})?[:. ].{0,60}$");
    private static final Pattern NEXT_ATTACHED = Pattern.compile("^ *\\d{1,2} ?[.、].{1,50}(?<![。;])$");
    private static final Pattern DATED =
            Pattern.compile("^(?<organ>.{2,30}" + ORGAN + ")? *(?<date>[12一二][^ ]{3}年.{1,3}月(?:.{1,3}日)?)(?:印发)?$");
    private static final Pattern YEAR = Pattern.compile("([12]\\d{3}|二[" + Numerals.CLASS + "]{3}) ?年度");
    private static final Pattern YEAR_OF_TITLE = Pattern.compile("([12]\\d{3}|二[" + Numerals.CLASS + "]{3}) ?年?");
    private static final Pattern LONE_YEAR = Pattern.compile("^(20\\d\\d|二[" + Numerals.CLASS + "]{3}) ?年?$");
    private static final Pattern BARE = Pattern.compile("^ *(?:\\d{4}年)?(?:年度)?(?:民主)?(?:考评|评议|测评|考核|评价|工作)");
    private static final Pattern FIRST_WORDS = Pattern.compile("^(?!.*(?:文件|方案|办法)$)[^。;,:]{4,30}$");
    private static final int LONGEST_TITLE = 60;
    private static final int FIRST_PASSAGES = 40;
    private static final int TITLE_LINES = 4;
    private static final int SHORT_LINE = 30;
    private static final int LAST_PASSAGES = 8;

    private final Sketch sketch;
    private final List<Passage> passages;

    private HeadRule(List<Passage> passages, Sketch sketch) {
        this.passages = new ArrayList<>(passages);
        this.sketch = sketch;
    }

    /** The paragraphs that are left for the other rules. */
    static List<Passage> read(List<Passage> passages, Sketch sketch) {
        HeadRule rule = new HeadRule(passages, sketch);
        rule.title();
        rule.signature();
        rule.issuer();
        rule.year();
        return rule.passages;
    }

    private void title() {
        List<Passage> lines = passages.stream()
                .limit(FIRST_PASSAGES)
                .filter(passage -> passage.text().length() <= LONGEST_TITLE
                        && !passage.isRow()
                        && Marker.at(passage).isEmpty())
                .toList();
        List<Passage> titles = lines.stream()
                .filter(line -> TITLE.matcher(line.key()).matches())
                .toList();
        Optional<Passage> best = titles.stream()
                .filter(line -> PLAN.matcher(line.key()).find()
                        && !line.key().startsWith("关于印发")
                        && line.key().indexOf('《') < 0)
                .findFirst()
                .or(() -> titles.stream().findFirst());
        sketch.title =
                best.map(line -> whole(lines, line)).or(() -> joined(lines)).orElse(null);
    }

    /** A title that begins with 民主考评 has its first words in the line above. */
    private static Found<String> whole(List<Passage> lines, Passage line) {
        int at = lines.indexOf(line);
        if (at > 0 && BARE.matcher(line.key()).find()) {
            Passage above = lines.get(at - 1);
            if (above.firstLine() == line.firstLine() - 1
                    && FIRST_WORDS.matcher(above.key().strip()).matches()) {
                return joined(List.of(above, line)).orElseGet(() -> named(line.all()));
            }
        }
        return named(line.all());
    }

    private static Found<String> named(Span line) {
        Matcher named = line.match(NAMED);
        return named.find() && TITLE.matcher(named.group(1)).matches()
                ? line.group(named, 1).foundInSentence()
                : line.trim().found();
    }

    /** A title that fills several lines. */
    private static Optional<Found<String>> joined(List<Passage> lines) {
        for (int from = 0; from < lines.size(); from++) {
            for (int count = 2; count <= TITLE_LINES && from + count <= lines.size(); count++) {
                List<Passage> some = lines.subList(from, from + count);
                String text = some.stream().map(line -> line.text().strip()).collect(Collectors.joining());
                boolean shorts = some.stream()
                        .allMatch(line -> line.text().length() <= SHORT_LINE
                                && !line.key().endsWith("。"));
                if (shorts && PLAN.matcher(text).find() && TITLE.matcher(text).matches()) {
                    String quote = some.stream()
                            .map(line -> line.all().source().quote())
                            .collect(Collectors.joining("\n"));
                    return Optional.of(
                            new Found<>(text, new Source(some.getFirst().firstLine(), quote)));
                }
            }
        }
        return Optional.empty();
    }

    /** The date, and above it who signs: at the end, or under the title. */
    private void signature() {
        int tail = Math.max(0, passages.size() - LAST_PASSAGES);
        dropTail(tail);
        int last = IntStream.iterate(passages.size() - 1, i -> i >= tail, i -> i - 1)
                .filter(i -> dated(passages.get(i)) != null)
                .findFirst()
                .orElse(-1);
        int at = last >= 0 ? last : signedBefore(tail);
        if (at < 0) {
            at = IntStream.range(0, Math.min(FIRST_PASSAGES / 2, passages.size()))
                    .filter(i -> dated(passages.get(i)) != null)
                    .findFirst()
                    .orElse(-1);
        }
        if (at < 0) {
            return;
        }
        Span line = passages.get(at).all().trim("()");
        Matcher dated = line.match(DATED);
        if (dated.matches()) {
            Span date = line.group(dated, "date");
            Dates.alone(date).ifPresent(day -> sketch.issuedOn = line.found(day.value()));
            if (dated.group("organ") != null) {
                sketch.issuer = line.group(dated, "organ").trim().found();
            }
        }
        Passage above = at > 0 ? passages.get(at - 1) : null;
        if (sketch.issuer == null
                && above != null
                && ISSUER.matcher(above.key().strip()).matches()) {
            sketch.issuer = above.all().trim().found();
        }
        if (at == last) {
            while (passages.size() > at) {
                passages.removeLast();
            }
            if (sketch.issuer != null && above != null && above.text().strip().equals(sketch.issuer.value())) {
                passages.removeLast();
            }
            dropTail(tail);
        } else {
            passages.remove(at);
            if (sketch.issuer != null && above != null && above.text().strip().equals(sketch.issuer.value())) {
                passages.remove(above);
            }
        }
    }

    /** A signature in the middle, before what is attached: a date right under the name of an organ. */
    private int signedBefore(int tail) {
        return IntStream.iterate(tail - 1, i -> i > FIRST_PASSAGES / 2, i -> i - 1)
                .filter(i -> dated(passages.get(i)) != null
                        && ISSUER.matcher(passages.get(i - 1).key().strip()).matches())
                .findFirst()
                .orElse(-1);
    }

    private void dropTail(int from) {
        for (int i = Math.max(from, 1); i < passages.size(); i++) {
            if (ATTACHED.matcher(passages.get(i).key()).matches()) {
                passages.remove(i);
                while (i < passages.size()
                        && NEXT_ATTACHED.matcher(passages.get(i).key()).matches()) {
                    passages.remove(i);
                }
            }
        }
        while (passages.size() > from + 1
                && TAIL.matcher(passages.getLast().key()).matches()) {
            passages.removeLast();
        }
    }

    private static @Nullable Bound dated(Passage passage) {
        Span line = passage.all().trim("()");
        Matcher matcher = line.match(DATED);
        return matcher.matches() ? Dates.alone(line.group(matcher, "date")).orElse(null) : null;
    }

    private void issuer() {
        if (sketch.issuer == null) {
            passages.stream().limit(LAST_PASSAGES).map(Passage::all).forEach(line -> {
                Matcher matcher = line.match(LETTERHEAD);
                if (matcher.find() && sketch.issuer == null) {
                    sketch.issuer = new Found<>(line.group(matcher, 1).trim().text(), line.source());
                }
            });
        }
        if (sketch.issuer == null && sketch.title != null) {
            Matcher matcher = OWN_TITLE.matcher(sketch.title.value());
            if (matcher.find()) {
                sketch.issuer = new Found<>(matcher.group(1), sketch.title.source());
            }
        }
    }

    private void year() {
        Found<String> title = sketch.title;
        if (title != null) {
            Matcher matcher = YEAR_OF_TITLE.matcher(title.value());
            if (matcher.find() && plausible(Numerals.of(matcher.group(1)))) {
                sketch.year = new Found<>(Numerals.of(matcher.group(1)), title.source());
                return;
            }
        }
        sketch.year = inText(YEAR, passages.size())
                .or(() -> inText(LONE_YEAR, FIRST_PASSAGES))
                .orElse(null);
    }

    private Optional<Found<Integer>> inText(Pattern pattern, int most) {
        for (Passage passage : passages.subList(0, Math.min(most, passages.size()))) {
            Matcher matcher = passage.all().match(pattern);
            if (matcher.find() && plausible(Numerals.of(matcher.group(1)))) {
                return Optional.of(new Found<>(
                        Numerals.of(matcher.group(1)),
                        passage.all().group(matcher, 1).sentence()));
            }
        }
        return Optional.empty();
    }

    private static boolean plausible(int year) {
        return year >= 1990 && year <= 2100;
    }
}
