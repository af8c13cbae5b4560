package org.minkao.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.Refusal;

class ScoringInputsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"r\":[[\"stranger\",\"q1\",1]]}",
                "{\"v\":1,\"r\":[[\"centre\",\"q9\",1]]}",
                "{\"v\":1,\"r\":[[\"centre\",\"q1\",6]]}",
                "{\"v\":1,\"r\":[[\"centre\",\"q1\",-1]]}",
                "{\"v\":1,\"r\":[[\"centre\",\"q1\",1],[\"centre\",\"q1\",1]]}",
                "{\"v\":1,\"r\":[[\"centre\",\"q1\"]]}",
                "{\"v\":1,\"r\":[[\"centre\",\"q1\",\"1\"]]}",
                "{\"v\":1, \"r\":[]}",
                "{\"v\":2,\"r\":[]}",
                "{\"v\":1,\"r\":[],\"name\":\"x\"}",
                "[]",
                "nothing"
            })
    void refusesAnswersThatTheManifestDoesNotAllow(String answers) {
        SampleCampaign campaign =
                SampleCampaign.ofOneItem("20", "40", "60", "80", "100").ballots(1, 1, 1, 1, 1);
        List<String> lines = new ArrayList<>(campaign.answers.get("clients"));
        lines.set(2, answers);

        assertRefused(campaign, List.of(new StyleOpening("clients", 5, false, lines)), "style clients");
    }

    @Test
    void refusesOpeningsThatDoNotFitTheManifest() {
        SampleCampaign campaign = SampleCampaign.ofOneItem("0", "50", "100").ballots(0, 5, 5);
        StyleOpening good = campaign.openings().getFirst();

        assertRefused(campaign, List.of(), "style clients has no opening");
        assertRefused(campaign, List.of(good, good), "two openings");
        assertRefused(campaign, List.of(good, new StyleOpening("peers", 0, true, List.of())), "unknown styles [peers]");
        assertRefused(
                campaign, List.of(new StyleOpening("clients", 11, false, good.answers())), "11 ballots, 10 answers");
        assertRefused(campaign, List.of(new StyleOpening("clients", 10, true, List.of())), "withheld true");
        assertRefused(
                campaign,
                List.of(new StyleOpening("clients", 4, false, good.answers().subList(0, 4))),
                "withheld false");
    }

    @Test
    void refusesComponentsThatDoNotFit() {
        assertComponentsRefused(text -> text.replace("\"q1\",\"92\"", "\"q9\",\"92\""), "each item of the scheme once");
        assertComponentsRefused(text -> text.replace("[\"q1\",\"92\"]", ""), "has no mark for [q1]");
        assertComponentsRefused(text -> text.replace("\"92\"", "\"100.5\""), "0 to 100");
        assertComponentsRefused(text -> text.replace("\"92\"", "\"9e1\""), "a decimal number");
        assertComponentsRefused(text -> text.replace("[\"a\",\"b\"]", "[\"a\",\"a\"]"), "two different people");
        assertComponentsRefused(text -> text.replace("\"centre\"", "\"stranger\""), "names appraisee stranger");
        assertComponentsRefused(
                text -> text.replace(SampleCampaign.ID, "zzzzzzzzzzzzzzzzzzzzzzzzzz"), "is of campaign zzz");
        assertComponentsRefused(
                text -> text.replaceFirst("\"inspections\":\\[.*?\\],\"adj", "\"inspections\":[],\"adj"),
                "no on-site inspection of [centre]");
        assertComponentsRefused(text -> text.replace("\"-2\"", "\"2\""), "declares no bonus");
        assertComponentsRefused(text -> text.replace("\"-2\"", "\"0\""), "other than 0");
        assertComponentsRefused(text -> text.replaceAll("[0-9a-f]{64}", "none"), "no evidence hash");
        assertComponentsRefused(text -> text.replace("\"v\":1", "\"v\":1,\"x\":1"), "not readable");
    }

    @Test
    void showsNoAnswersInItsTextForm() {
        SampleCampaign campaign = SampleCampaign.ofOneItem("0", "50", "100").ballots(0, 5, 5);

        assertThat(campaign.inputs().toString() + campaign.openings())
                .doesNotContain("q1")
                .doesNotContain("[[");
    }

    private static void assertComponentsRefused(UnaryOperator<String> change, String reason) {
        SampleCampaign campaign = new SampleCampaign()
                .ballots(0, 0, 0, 5, 5)
                .inspect("centre", Map.of("q1", "92"))
                .adjust("centre", "-2");
        String good = new String(campaign.components(), StandardCharsets.US_ASCII);
        String wrong = change.apply(good);
        assertThat(wrong).isNotEqualTo(good);

        assertThatThrownBy(() -> RuleEngine.results(new ScoringInputs(
                        campaign.manifest(),
                        campaign.rules(),
                        wrong.getBytes(StandardCharsets.US_ASCII),
                        campaign.openings())))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(ScoringReason.SCORING_INPUT_REFUSED);
                    assertThat(refusal.detail()).contains(reason);
                });
    }

    private static void assertRefused(SampleCampaign campaign, List<StyleOpening> openings, String reason) {
        assertThatThrownBy(() -> RuleEngine.results(
                        new ScoringInputs(campaign.manifest(), campaign.rules(), campaign.components(), openings)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(ScoringReason.SCORING_INPUT_REFUSED);
                    assertThat(refusal.detail()).contains(reason);
                });
    }
}
