package org.minkao.evaluation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.result.ResultStatus;

class WordsTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties chinese = read("sheet.properties");
        assertThat(chinese).hasSizeGreaterThan(150);
        assertThat(read("sheet_en.properties").stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
    }

    @Test
    void everyStatusRoleAndChoiceHasItsWord() throws IOException {
        Properties chinese = read("sheet.properties");
        for (ResultStatus status : ResultStatus.values()) {
            assertThat(chinese).containsKey("status." + status);
        }
        for (String role : List.of("county", "office", "leader", "inspector", "discipline", "auditor")) {
            assertThat(chinese).containsKey("role." + role);
        }
        for (String choice : List.of("renormalise", "zero", "invalid")) {
            assertThat(chinese).containsKey("rule.empty." + choice);
        }
    }

    @Test
    void whatIsPutInIsNotReadForPlacesAgain() {
        assertThat(new Words(Language.EN).of("person", "{1}", "x")).isEqualTo("{1} (x)");
    }

    private static Properties read(String file) throws IOException {
        Properties words = new Properties();
        try (var in = Words.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
