package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.sheet.SheetSamples;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class ZipFileTest {

    @Test
    void theSameStateGivesTheSameBytesToWhoeverMayHaveThem() throws IOException {
        SheetSamples samples = SheetSamples.small().published().revoked();
        byte[] first = zip(samples, "auditor-shen", "auditor");
        assertThat(zip(samples, "county-zhou", "county")).isEqualTo(first);
        assertThat(zip(SheetSamples.small().published().revoked(), "auditor-shen", "auditor"))
                .isEqualTo(first);
    }

    @Test
    void carriesNoTimeThatDependsOnAZone() throws IOException {
        byte[] zip = zip(SheetSamples.small().published().revoked(), "auditor-shen", "auditor");
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getExtra()).as(entry.getName()).isNull();
            }
        }
    }

    @Test
    void holdsEverythingTheResultRestsOnAndItsSums() throws IOException {
        SheetSamples samples = SheetSamples.small().published().revoked();
        Map<String, byte[]> files = files(zip(samples, "auditor-shen", "auditor"));
        assertThat(files.keySet())
                .contains(
                        "about.json",
                        "plan/plan.json",
                        "plan/manifest.json",
                        "plan/rules.json",
                        "measures/adjustments.json",
                        "measures/vetoes.json",
                        "measures/appeals.json",
                        "measures/two-person-steps.json",
                        "result/versions.json",
                        "result/version-1/results.json",
                        "result/version-1/components.json",
                        "result/version-1/derivations/service-centre.json",
                        "result/version-2/results.json",
                        "result/version-2/derivations/archive.json",
                        "sheets/sheet.zh-CN.html",
                        "sheets/passports/service-centre.html",
                        "sheets/tables/1.csv")
                .last()
                .isEqualTo("SHA256SUMS");
        List<String> sums = text(files, "SHA256SUMS").lines().toList();
        assertThat(sums).hasSize(files.size() - 1);
        for (String line : sums) {
            String[] parts = line.split("  ", 2);
            assertThat(Digests.h(files.get(parts[1])).hex()).as(parts[1]).isEqualTo(parts[0]);
        }
        assertThat(text(files, "about.json")).contains("\"final\":false", "\"version\":2", "\"status\":\"REVISED\"");
        assertThat(text(files, "measures/appeals.json")).contains("\"status\":\"REVISED\"", "county-qian");
        assertThat(text(files, "measures/two-person-steps.json")).contains("\"APPEAL\":1");
        assertThat(files.get("result/version-1/components.json"))
                .isNotEqualTo(files.get("result/version-2/components.json"));
        assertThat(text(files, "sheets/tables/1.csv")).contains("\"示例服务中心\"");
    }

    @Test
    void holdsNoAddressAndSaysWhenTheResultIsFinal() throws IOException {
        SheetSamples samples = SheetSamples.small().published().revoked().ended();
        Map<String, byte[]> files = files(zip(samples, "auditor-shen", "auditor"));
        assertThat(text(files, "about.json")).contains("\"final\":true", "\"finalAt\":\"");
        files.keySet().forEach(name -> assertThat(text(files, name)).as(name).doesNotContain("@minkao.invalid"));
        assertThat(text(files, "plan/plan.json")).contains("\"assignments\"", "auditor-shen");
    }

    @Test
    void isForAuditorsAndTheCountyOnceThereIsAPublication() {
        SheetSamples published = SheetSamples.small().published();
        for (String who : List.of("chief-chen chief", "office-he office", "leader-gao leader", "stranger auditor")) {
            String[] parts = who.split(" ", 2);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> published.archive().of(ID, actor(parts[0], parts[1])))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_ALLOWED));
        }
        SheetSamples computed = SheetSamples.small().computed();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> computed.archive().of(ID, actor("auditor-shen", "auditor")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(EvaluationReason.NOT_PUBLISHED));
    }

    private static byte[] zip(SheetSamples samples, String person, String role) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipFile.write(samples.archive().of(ID, actor(person, role)), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
