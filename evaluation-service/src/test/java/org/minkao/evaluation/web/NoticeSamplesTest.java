package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.notice.NoticeLine;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.evaluation.notice.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices of our own with different numbering, order and defects, each beside the draft that it must give. */
class NoticeSamplesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample",
                "articles",
                "matrix",
                "flattened",
                "defects",
                "headings",
                "words",
                "wrapped",
                "reordered",
                "forwarded",
                "points",
                "blanks",
                "hostile"
            })
    void givesTheExpectedDraft(String name) throws IOException {
        NoticeJson.Told told = read(file(name + ".txt"));
        JsonNode expected = JSON.readTree(file(name + ".expected.json"));

        assertThat(fields(JSON.valueToTree(told.draft()))).isEqualTo(fields(expected.get("draft")));
        assertThat(lines(told)).isEqualTo(fields(expected.get("lines")));
        assertThat(warnings(told))
                .isEqualTo(List.copyOf(fields(expected.get("warnings")).values()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample",
                "articles",
                "matrix",
                "flattened",
                "defects",
                "headings",
                "words",
                "wrapped",
                "reordered",
                "forwarded",
                "points",
                "blanks"
            })
    void quotesTheLinesOfTheFileLiterally(String name) throws IOException {
        byte[] file = file(name + ".txt");
        List<NoticeLine> lines = NoticeFile.lines(file);
        String text = new String(file, StandardCharsets.UTF_8);
        NoticeJson.Told told = read(file);

        assertThat(told.sources()).isNotEmpty();
        for (Source source : told.sources().values()) {
            assertThat(text).contains(source.quote());
            assertThat(lines.get(source.line() - 1).text())
                    .contains(source.quote().lines().findFirst().orElseThrow());
        }
        for (NoticeJson.WarningView warning : told.warnings()) {
            assertThat(text).contains(warning.quote());
            assertThat(warning.message()).isNotBlank().doesNotContain("{0}");
            assertThat(warning.messageEn()).isNotBlank().doesNotContain("{0}");
        }
    }

    /** One source for each value, so that nothing in a draft is without its words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample",
                "articles",
                "matrix",
                "flattened",
                "defects",
                "headings",
                "words",
                "wrapped",
                "reordered",
                "forwarded",
                "points",
                "blanks"
            })
    void namesASourceForEveryField(String name) throws IOException {
        NoticeJson.Told told = read(file(name + ".txt"));
        List<String> fields =
                new ArrayList<>(fields(JSON.valueToTree(told.draft())).keySet());
        fields.removeIf(field -> field.endsWith("/computed"));
        assertThat(told.sources().keySet()).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void readsTheSameFromGb18030AndFromUtf16() throws IOException {
        String text = new String(file("sample.txt"), StandardCharsets.UTF_8);
        Map<String, String> expected =
                fields(JSON.valueToTree(read(file("sample.txt")).draft()));
        assertThat(fields(JSON.valueToTree(
                        read(text.getBytes(Charset.forName("GB18030"))).draft())))
                .isEqualTo(expected);
        assertThat(fields(JSON.valueToTree(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))
                        .draft())))
                .isEqualTo(expected);
        assertThat(fields(
                        JSON.valueToTree(read(("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8))
                                .draft())))
                .isEqualTo(expected);
    }

    static NoticeJson.Told read(byte[] file) {
        return NoticeJson.of(new ReadNotice().read(NoticeFile.lines(file)));
    }

    static byte[] file(String name) throws IOException {
        try (InputStream in = NoticeSamplesTest.class.getResourceAsStream("/notices/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    /** Every leaf by its pointer, so that a failure names the field. */
    static Map<String, String> fields(JsonNode tree) {
        Map<String, String> fields = new TreeMap<>();
        collect("", tree, fields);
        return fields;
    }

    private static void collect(String pointer, JsonNode node, Map<String, String> out) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            entry.getValue(),
                            out));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), out);
            }
        } else {
            out.put(pointer, node.isString() ? node.stringValue() : node.toString());
        }
    }

    private static Map<String, String> lines(NoticeJson.Told told) {
        Map<String, String> byField = new TreeMap<>();
        told.sources()
                .forEach((pointer, source) -> byField.put(
                        "/" + pointer.replace("~", "~0").replace("/", "~1"), Integer.toString(source.line())));
        return byField;
    }

    private static List<String> warnings(NoticeJson.Told told) {
        Map<String, String> numbered = new TreeMap<>();
        for (int i = 0; i < told.warnings().size(); i++) {
            numbered.put(
                    "/" + i,
                    told.warnings().get(i).code() + " " + told.warnings().get(i).line());
        }
        return List.copyOf(numbered.values());
    }
}
