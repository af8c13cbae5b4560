package org.minkao.evaluation.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.notice.Source;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A draft or a check as a person or a program reads it on the command line. */
public final class PlanText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\u2028\u2029&&[^\n]]");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final int LONGEST = 60;

    private final NoticeJson.Told told;
    private final List<String> missing;

    public PlanText(NoticeJson.Told told, List<String> missing) {
        this.told = told;
        this.missing = List.copyOf(missing);
    }

    /** One object: draft, where each field came from, warnings, and what a plan needs besides. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("draft", told.draft());
        all.put("warnings", told.warnings());
        all.put("sources", told.sources());
        all.put("missing", missing);
        return JSON.writeValueAsString(all);
    }

    /** The draft as a file to go on with; what is open stands above it as remarks. */
    public String yaml() {
        List<String> remarks = new ArrayList<>();
        remarks.add("由通知导入的草案，补齐后用 ./minkao plan check 核对 · a draft read from a notice");
        told.warnings()
                .forEach(warning ->
                        remarks.add("第%d行 %s：%s".formatted(warning.line(), warning.code(), warning.message())));
        grouped().forEach((path, count) -> remarks.add("缺 missing: " + path + times(count)));
        return remarks.stream()
                        .map(remark -> "# " + printable(remark).replace('\n', ' ') + "\n")
                        .collect(Collectors.joining())
                + YAML.writeValueAsString(withoutMarks(told.draft()));
    }

    /** In the file the person decides what was computed; the mark is for programs that read the draft. */
    private static Map<String, Object> withoutMarks(Map<String, Object> draft) {
        Map<String, Object> plain = new LinkedHashMap<>(draft);
        if (plain.get("phases") instanceof List<?> phases) {
            plain.put(
                    "phases",
                    phases.stream()
                            .map(phase -> {
                                Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) phase);
                                copy.remove("computed");
                                return copy;
                            })
                            .toList());
        }
        return plain;
    }

    /** Each field with its line, then what to look at, then what is missing. */
    public String human() {
        List<String> lines = new ArrayList<>();
        lines.add("草案 draft（括号内为行号 line numbers in brackets）");
        told.sources()
                .forEach((pointer, source) -> lines.add("  %s（%d）%s"
                        .formatted(pointer, source.line(), shortened(String.valueOf(value(pointer, source))))));
        lines.add("提醒 warnings：" + told.warnings().size());
        told.warnings().forEach(warning -> {
            lines.add("  第 %d 行 %s：%s".formatted(warning.line(), warning.code(), warning.message()));
            lines.add("    %s".formatted(warning.messageEn()));
            lines.add("    “%s”".formatted(shortened(warning.quote())));
        });
        lines.add("通知未写明，方案须补 missing：" + missing.size());
        grouped().forEach((path, count) -> lines.add("  " + path + times(count)));
        return lines.stream().map(PlanText::printable).collect(Collectors.joining("\n"));
    }

    private @Nullable Object value(String pointer, Source source) {
        Object at = told.draft();
        for (String step : pointer.substring(1).split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            at = at instanceof List<?> list
                    ? list.get(Integer.parseInt(key))
                    : at instanceof Map<?, ?> map ? map.get(key) : source.quote();
        }
        return at;
    }

    private Map<String, Long> grouped() {
        return missing.stream()
                .collect(Collectors.groupingBy(
                        path -> INDEX.matcher(path).replaceAll("[]"), TreeMap::new, Collectors.counting()));
    }

    private static String times(long count) {
        return count > 1 ? " ×" + count : "";
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** Without what a terminal would obey. */
    public static String printable(String text) {
        return INVISIBLE.matcher(text).replaceAll("?");
    }

    public static String json(List<PlanJson.Fault> faults) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", faults.isEmpty());
        all.put("problems", faults);
        return JSON.writeValueAsString(all);
    }

    public static String human(List<PlanJson.Fault> faults) {
        if (faults.isEmpty()) {
            return "方案符合要求\nthe plan is sound";
        }
        List<String> lines = new ArrayList<>();
        lines.add("方案有 %d 处不符合要求".formatted(faults.size()));
        lines.add("the plan breaks %d rules".formatted(faults.size()));
        faults.forEach(fault -> lines.add("  %s：%s（应为 expected: %s）"
                .formatted(
                        fault.path(),
                        fault.value().isEmpty() ? "（缺 absent）" : shortened(fault.value()),
                        fault.expected())));
        return lines.stream().map(PlanText::printable).collect(Collectors.joining("\n"));
    }
}
