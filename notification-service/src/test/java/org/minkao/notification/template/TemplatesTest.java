package org.minkao.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = Templates.load();

    @Test
    void everyTemplateHasBothLanguages() {
        assertThat(templates.all()).hasSizeGreaterThan(10);
        for (Template template : templates.all()) {
            assertThat(template.zh().subject()).as(template.id()).matches("(?s).*\\p{IsHan}.*");
            assertThat(template.zh().body()).as(template.id()).matches("(?s).*\\p{IsHan}.*");
            assertThat(template.en().subject() + template.en().body())
                    .as(template.id())
                    .doesNotMatch("(?s).*\\p{IsHan}.*");
        }
    }

    @Test
    void fillsPlacesAndLeavesNoneOpen() {
        Template.Text text = templates.get("case-opened", 1).bilingual(Map.of("number", "ZG-1", "title", "a$b\\c"));
        assertThat(text.subject()).contains("ZG-1");
        assertThat(text.body()).contains("a$b\\c").doesNotContain("{");
        assertThat(text.subject()).doesNotContain("\n");
    }

    @Test
    void putsTheMarkOfARehearsalBeforeASubjectThatDoesNotShowIt() {
        Map<String, String> params =
                Map.of("number", "ZG-1", "title", "窗口排队", "deadline", "2027-01-08", Template.MARK, "【演练】");
        assertThat(templates.get("case-opened", 1).bilingual(params).subject()).startsWith("【演练】");
        assertThat(templates
                        .get("plan-frozen", 1)
                        .bilingual(Map.of("title", "【演练】示例", Template.MARK, "【演练】"))
                        .subject())
                .containsOnlyOnce("【演练】");
    }

    @Test
    void knowsNoTemplateThatIsNotThere() {
        assertThatThrownBy(() -> templates.newest("nope")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> templates.get("invitation", 99)).isInstanceOf(IllegalStateException.class);
    }
}
