package org.minkao.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.nio.charset.StandardCharsets;
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
