package org.minkao.evaluation.notice;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents that the plan rests on. */
final class BasisRule implements NoticeRule {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[。;])");
    private static final Pattern RESTS_ON = Pattern.compile("根据|依据|按照|遵照|贯彻|落实|依照");
    private static final Pattern NAMED =
            Pattern.compile("《(?<name>[^》]{0,120})》(?:\\([^)]{2,40}号\\)|[^,。;、《(]{0,8}〔?\\[?\\d{4}\\]?〕?\\d{1,4}号)?");
    private static final Pattern PLAIN =
            Pattern.compile("(?:根据|依据|按照|遵照|依照|贯彻落实|贯彻执行|贯彻|落实)(?<name>[^,。;:《》\"]{2,60}?(?:通知|意见|规定|条例|办法|决定|文件|方案))");
    private static final Pattern HOLLOW = Pattern.compile("关于(?:印发|转发|下发)的?(?:通知|意见)$|^[×Xx*]+");

    @Override
    public void read(Notice notice, Sketch sketch) {
        List<Span> spans = Stream.concat(
                        notice.about(Topic.BASIS).stream().flatMap(section -> section.everything().stream()),
                        notice.introduction().stream())
                .distinct()
                .toList();
        for (Span span : spans) {
            for (Span sentence : span.split(SENTENCE)) {
                read(sentence, sketch);
            }
        }
    }

    private static void read(Span sentence, Sketch sketch) {
        Matcher starts = sentence.match(RESTS_ON);
        if (!starts.find()) {
            return;
        }
        Matcher named = sentence.match(NAMED);
        boolean any = false;
        while (named.find()) {
            if (named.start() < starts.start()) {
                continue;
            }
            any = true;
            if (named.group("name").isBlank()) {
                sketch.warn(WarningCode.NAME_MISSING, sentence.source(), "《》");
            } else {
                add(sketch, sentence.part(named.start(), named.end()), sentence);
            }
        }
        Matcher plain = sentence.match(PLAIN);
        while (!any && plain.find()) {
            Span name = sentence.group(plain, "name").trim();
            if (HOLLOW.matcher(name.key()).find()) {
                sketch.warn(WarningCode.NAME_MISSING, sentence.source(), name.text());
            }
            add(sketch, name, sentence);
        }
    }

    private static void add(Sketch sketch, Span name, Span sentence) {
        if (sketch.legalBasis.stream().noneMatch(known -> known.value().equals(name.text()))) {
            sketch.legalBasis.add(new Found<>(name.text(), sentence.source()));
        }
    }
}
