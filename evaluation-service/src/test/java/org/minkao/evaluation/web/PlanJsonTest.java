package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.campaign.PlanRules;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PlanJsonTest {
    private final PlanJson json = new PlanJson();
    private final Plan plan = PlanBuilder.aPlan().build();

    @Test
    void readsWhatItWrites() {
        assertThat(json.read(bytes(json.write(plan)), false)).isEqualTo(plan);
    }

    @Test
    void readsTheSamePlanFromYaml() {
        byte[] yaml = YAMLMapper.shared().writeValueAsBytes(json.write(plan));
        assertThat(json.read(yaml, true)).isEqualTo(plan);
    }

    @Test
    void writesTheScaleAsOptionToPoints() {
        JsonNode written = json.write(plan);
        assertThat(written.at("/scale").toString())
                .isEqualTo("{\"非常满意\":100,\"满意\":80,\"基本满意\":60,\"不满意\":40,\"很不满意\":20,\"不了解\":null}");
        assertThat(written.at("/appraisees/0/class").asString()).isEqualTo("服务单位");
        assertThat(written.at("/appraisees/1").has("deputy")).isFalse();
        assertThat(written.at("/rules/0/kind").asString()).isEqualTo("discipline");
        assertThat(written.at("/voterClasses/1/publish").asString()).isEqualTo("records");
    }

    @Test
    void takesAPlanWithoutItsOptionalParts() {
        JsonNode written = json.write(plan);
        ObjectNode bare = (ObjectNode) written;
        bare.remove("legalBasis");
        bare.remove("principles");
        bare.remove("corrections");
        bare.remove("rules");
        bare.remove("issuedOn");
        ((ObjectNode) bare.at("/voterClasses/0")).remove("publish");
        ((ObjectNode) bare.at("/assignments/0")).remove("appraisees");
        Plan read = json.read(bytes(bare), false);
        assertThat(read.legalBasis()).isEmpty();
        assertThat(read.voterClasses().getFirst().published()).isEqualTo(Plan.Publish.RECORDS);
        assertThat(read.assignments().getFirst().appraisees()).isEmpty();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refuses(tree -> tree.remove("title"), "title");
        refuses(tree -> tree.put("colour", "red"), "colour");
        refuses(tree -> tree.put("year", "2026"), "year");
        refuses(tree -> tree.put("year", 2026.5), "year");
        refuses(tree -> ((ObjectNode) tree.at("/phases/2")).put("start", "2026-13-01x"), "phases[2].start");
        refuses(tree -> ((ObjectNode) tree.at("/phases/2")).put("start", "2026-13-01"), "phases[2].start");
        refuses(tree -> ((ObjectNode) tree.at("/phases/0")).put("kind", "PARTY"), "phases[0].kind");
        refuses(tree -> ((ObjectNode) tree.at("/scale")).put("满意", "80"), "scale.满意");
        refuses(
                tree -> ((ObjectNode) tree.at("/dimensions/0/items/1")).put("weight", "50"),
                "dimensions[0].items[1].weight");
        refuses(tree -> ((ArrayNode) tree.at("/appraisees")).removeAll(), "appraisees");
        refuses(tree -> ((ObjectNode) tree.at("/scoring")).put("scheme", "r9"), "scoring.scheme");
        refuses(tree -> ((ObjectNode) tree.at("/assignments/0")).putNull("appraisees"), "assignments[0].appraisees");
        refuses(tree -> ((ArrayNode) tree.at("/appraisees")).addNull(), "appraisees[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999", "1e-9999999", "1e999999999", "-1e2147483647", "1e99999999999"})
    void takesNoHarmFromMonstrousNumbers(String number) {
        String text = new String(bytes(json.write(plan)), StandardCharsets.UTF_8);
        for (String field : new String[] {"\"year\":2026", "\"非常满意\":100", "\"minCell\":5", "\"weight\":60"}) {
            String monstrous =
                    text.replaceFirst(Pattern.quote(field), field.substring(0, field.indexOf(':') + 1) + number);
            assertThat(monstrous).isNotEqualTo(text);
            for (boolean yaml : new boolean[] {false, true}) {
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refuses(monstrous, yaml));
            }
        }
    }

    private void refuses(String text, boolean yaml) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> {
            Plan read = json.read(text.getBytes(StandardCharsets.UTF_8), yaml);
            PlanRules.check(read, rules -> List.of());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"title\":\"a\",\"title\":\"b\"}", "{} {}", "\u0000"})
    void refusesWhatIsNoJsonObject(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> json.read(text.getBytes(StandardCharsets.UTF_8), false))
                .satisfies(
                        refusal -> assertThat(refusal.reason().kind().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "title: [",
                "title: a\ntitle: b",
                "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
                "--- {}\n--- {}",
                "\t",
                "title: !!java.lang.Object x"
            })
    void refusesWhatIsNoYamlObject(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> json.read(text.getBytes(StandardCharsets.UTF_8), true))
                .satisfies(
                        refusal -> assertThat(refusal.reason().kind().status()).isEqualTo(400));
    }

    private void refuses(Consumer<ObjectNode> change, String field) {
        ObjectNode tree = (ObjectNode) json.write(plan);
        change.accept(tree);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> json.read(bytes(tree), false))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(EvaluationReason.PLAN_REFUSED);
                    assertThat(refusal.field()).isEqualTo(field);
                });
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void partsOfAPlanHoldNoNumbersWithoutBounds() {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String number : List.of("1e999", "-1e999", "1e300", "0.000000000000000000000000001")) {
            JsonNode value = mapper.readTree("{\"days\":[" + number + "]}");
            assertThatExceptionOfType(Refusal.class)
                    .as(number)
                    .isThrownBy(() -> PlanJson.value(value))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(EvaluationReason.PLAN_REFUSED));
        }
        assertThat(PlanJson.value(mapper.readTree("12.50"))).isEqualTo(new Json.Num("12.5"));
    }
}
