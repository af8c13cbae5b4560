package org.minkao.survey.box;

import java.time.Instant;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleKeys;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** Makes a campaign's box from its manifest, and opens and closes it as was decided. */
public final class PrepareBox {
    private static final String SURVEY = "SURVEY";

    private final BoxManifests manifests;
    private final BoxWindows windows;
    private final CampaignKeys campaignKeys;
    private final ReceiptKey receiptKey;

    public PrepareBox(BoxManifests manifests, BoxWindows windows, CampaignKeys campaignKeys, ReceiptKey receiptKey) {
        this.manifests = manifests;
        this.windows = windows;
        this.campaignKeys = campaignKeys;
        this.receiptKey = receiptKey;
    }

    /** A frozen campaign as its event tells it. */
    public record Frozen(String campaign, String manifest, String manifestDigest, Instant surveyStart) {
        @Override
        public String toString() {
            return "Frozen[" + campaign + "]";
        }
    }

    /** Two saves, each once: what a crash leaves undone the repeated event does. */
    public void frozen(Frozen frozen, IncomingEvent because) {
        requireWorkable(frozen);
        String campaign = frozen.campaign();
        manifests.keep(
                campaign, because, () -> new BoxManifest(campaign, frozen.manifest(), campaignKeys.create(campaign)));
        windows.change(
                campaign,
                because,
                before -> before == null ? new BoxWindow(campaign, frozen.surveyStart(), null, null) : before);
    }

    public void phaseStarted(String campaign, String phase, Instant at, IncomingEvent because) {
        if (phase.equals(SURVEY)) {
            windows.change(campaign, because, before -> before == null ? null : before.started(at));
        }
    }

    public void surveyClosed(String campaign, Instant at, IncomingEvent because) {
        windows.change(campaign, because, before -> before == null ? null : before.closed(at));
    }

    private void requireWorkable(Frozen frozen) {
        try {
            byte[] published = Encodings.unb64(frozen.manifest());
            if (!Digests.h(published).hex().equals(frozen.manifestDigest())) {
                throw refused("manifestDigest is not the digest of the manifest");
            }
            Manifest manifest = Manifest.parse(published);
            if (!manifest.campaign().value().equals(frozen.campaign())) {
                throw refused("campaign of the manifest is %s (expected: %s)"
                        .formatted(manifest.campaign(), frozen.campaign()));
            }
            StyleKeys.of(manifest);
            receiptKey.signerFor(manifest);
        } catch (BallotRefusal refusal) {
            throw refused("manifest is not usable (expected: %s)".formatted(refusal.expectation()));
        }
    }

    private static Refusal refused(String detail) {
        return new Refusal(SurveyReason.MANIFEST_REFUSED, detail, "manifest");
    }
}
