package org.minkao.evaluation.inspection;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Versioned;

/** Takes the files that show what an inspection says, and gives them to those who may see it. */
public final class KeepEvidence {
    private final Campaigns campaigns;
    private final CarryOutInspection carryOut;
    private final Inspections inspections;
    private final ReadInspections read;
    private final BlobStore files;
    private final Clock clock;

    public KeepEvidence(
            Campaigns campaigns,
            Inspections inspections,
            CarryOutInspection carryOut,
            ReadInspections read,
            BlobStore files,
            Clock clock) {
        this.campaigns = campaigns;
        this.inspections = inspections;
        this.carryOut = carryOut;
        this.read = read;
        this.files = files;
        this.clock = clock;
    }

    /** A file as it is kept, with its inspection. */
    public record Added(Evidence file, Versioned<Inspection> inspection) {}

    /** Before anybody's bytes are taken in: who he is, whether files are taken now, and of which type. */
    public void requireMayAdd(InspectionId id, Actor actor, @Nullable String declaredType) {
        Inspection inspection = inspections.require(id.value()).state();
        Campaign campaign = campaigns.require(inspection.campaign().value()).state();
        CarryOutInspection.requireInspects(inspection, new Scope(campaign, actor));
        InspectionStep.ADD_EVIDENCE.from(id, inspection.status());
        PlanInspection.requireOpen(campaign);
        inspection.requireRoomForFiles();
        MediaKind.declared(declaredType);
    }

    /**
     * Bytes first, then the inspection that names them: a file that can be found is whole. What stays behind when the
     * second write fails is found again under the same id.
     */
    public Added add(InspectionId id, Act act, @Nullable String declaredType, byte[] bytes) {
        requireMayAdd(id, act.who(), declaredType);
        MediaKind kind = MediaKind.declared(declaredType);
        kind.require(bytes);
        Evidence file = new Evidence(
                files.put(bytes, kind.mediaType()),
                kind.mediaType(),
                bytes.length,
                act.who().id(),
                clock.instant());
        Versioned<Inspection> saved = carryOut.addEvidence(id, act, file);
        return new Added(saved.state().file(file.sha256()), saved);
    }

    public Blob read(InspectionId id, String sha256, Actor actor) {
        Evidence file = read.one(id, actor).state().file(sha256);
        Blob kept =
                files.find(file.sha256()).orElseThrow(() -> new Fault("file %s of %s is gone".formatted(sha256, id)));
        // As it was declared for this inspection: the bytes may belong to several.
        return new Blob(kept.id(), file.mediaType(), kept.bytes());
    }
}
