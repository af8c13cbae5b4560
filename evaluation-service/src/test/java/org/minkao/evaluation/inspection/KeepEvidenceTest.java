package org.minkao.evaluation.inspection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class KeepEvidenceTest {
    private static final byte[] NOTE = "值班表已张贴".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = Digests.h(NOTE).hex();

    private final MemoryCampaigns campaigns = new MemoryCampaigns().with(CampaignSamples.frozen());
    private final MemoryInspections inspections = new MemoryInspections();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final KeepEvidence evidence = new KeepEvidence(
            campaigns,
            inspections,
            new CarryOutInspection(campaigns, inspections, clock),
            new ReadInspections(campaigns, inspections),
            blobs,
            clock);
    private final InspectionId id =
            InspectionSamples.started(Inspection.Kind.ON_SITE, "service-centre").id();

    @BeforeEach
    void anInspectionHasBegun() {
        inspections.given(id.value(), InspectionSamples.started(Inspection.Kind.ON_SITE, "service-centre"));
    }

    @Test
    void keepsAFileUnderItsHashAndOnce() {
        KeepEvidence.Added first = add("inspector-xu");
        assertThat(first.file().sha256()).isEqualTo(SHA256);
        assertThat(first.file().size()).isEqualTo(NOTE.length);
        KeepEvidence.Added again = add("inspector-ma");
        assertThat(again.file()).isEqualTo(first.file());
        assertThat(again.inspection().version()).isEqualTo(first.inspection().version());
        assertThat(again.inspection().state().files()).hasSize(1);
    }

    @Test
    void givesItToThoseWhoSeeTheInspection() {
        add("inspector-xu");
        Blob file = evidence.read(id, SHA256, actor("chief-chen", "chief"));
        assertThat(file.bytes()).isEqualTo(NOTE);
        assertThat(file.mediaType()).isEqualTo("text/plain");
        refuses(KitReason.NOT_ALLOWED, () -> evidence.read(id, SHA256, actor("chief-lin", "chief")));
        refuses(
                EvaluationReason.EVIDENCE_NOT_FOUND,
                () -> evidence.read(id, "0".repeat(64), actor("county-lin", "county")));
    }

    @Test
    void givesNoFileOfAnotherInspection() {
        String elsewhere = blobs.put(new byte[] {'x'}, "text/plain");
        refuses(EvaluationReason.EVIDENCE_NOT_FOUND, () -> evidence.read(id, elsewhere, actor("county-lin", "county")));
    }

    @Test
    void takesFilesOnlyFromThoseWhoInspectAndOnlyMeanwhile() {
        refuses(KitReason.NOT_ALLOWED, () -> add("inspector-qi"));
        refuses(KitReason.NOT_ALLOWED, () -> evidence.requireMayAdd(id, actor("chief-chen", "chief"), "text/plain"));
        refuses(
                EvaluationReason.EVIDENCE_TYPE,
                () -> evidence.requireMayAdd(id, actor("inspector-xu", "inspector"), "text/html"));
        inspections.given(id.value(), InspectionSamples.submitted(Inspection.Kind.ON_SITE, "service-centre"));
        refuses(KitReason.STEP_NOT_ALLOWED, () -> add("inspector-xu"));
        assertThat(blobs.find(SHA256)).isEqualTo(Optional.empty());
    }

    @Test
    void takesOnlySoManyFiles() {
        for (int i = 0; i < Inspection.MOST_FILES; i++) {
            evidence.add(
                    id,
                    by("inspector-xu", "inspector"),
                    "text/plain",
                    ("第" + i + "份").getBytes(StandardCharsets.UTF_8));
        }
        refuses(EvaluationReason.TOO_MANY, () -> add("inspector-xu"));
        assertThat(blobs.find(SHA256)).as("not even kept").isEmpty();
    }

    @Test
    void severalInspectorsMayHaveMoreFilesTogetherThanOneAlone() {
        Inspection inspection = InspectionSamples.started(Inspection.Kind.ON_SITE, "service-centre");
        for (String inspector : List.of("inspector-xu", "inspector-ma")) {
            List<String> files = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String sha256 = "%s%062d".formatted(inspector.equals("inspector-xu") ? "aa" : "bb", i);
                inspection = inspection
                        .addEvidence(new Evidence(sha256, "image/png", 300, inspector, FREEZE_TIME))
                        .after();
                files.add(sha256);
            }
            List<Sheet.Entry> entries = new ArrayList<>(InspectionSamples.entries());
            entries.set(0, new Sheet.Entry("q01", new BigDecimal("90"), null, null, files));
            inspection = inspection
                    .fill(CampaignSamples.frozen().plan(), by(inspector, "inspector"), entries)
                    .after();
        }
        Inspection handedIn = inspection
                .submit(CampaignSamples.frozen().plan(), by("inspector-xu", "inspector"), "总体良好", FREEZE_TIME)
                .after();
        assertThat(requireNonNull(handedIn.sheet()).entries().getFirst().files())
                .hasSize(12);
    }

    private KeepEvidence.Added add(String inspector) {
        return evidence.add(id, by(inspector, "inspector"), "text/plain", NOTE);
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
