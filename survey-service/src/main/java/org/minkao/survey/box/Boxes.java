package org.minkao.survey.box;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleKeys;

/** The boxes of all campaigns, each made ready once: a frozen manifest never changes. */
public final class Boxes {
    private final BoxManifests manifests;
    private final CampaignKeys campaignKeys;
    private final ReceiptKey receiptKey;
    private final Map<String, Box> ready = new ConcurrentHashMap<>();

    public Boxes(BoxManifests manifests, CampaignKeys campaignKeys, ReceiptKey receiptKey) {
        this.manifests = manifests;
        this.campaignKeys = campaignKeys;
        this.receiptKey = receiptKey;
    }

    Optional<Box> find(String campaign) {
        if (!CampaignId.isValid(campaign)) {
            return Optional.empty();
        }
        Box known = ready.get(campaign);
        return known != null
                ? Optional.of(known)
                : manifests.find(campaign).map(kept -> ready.computeIfAbsent(campaign, id -> prepare(kept)));
    }

    private Box prepare(BoxManifest kept) {
        Manifest manifest = Manifest.parse(Encodings.unb64(kept.manifest()));
        return new Box(
                manifest,
                StyleKeys.of(manifest),
                campaignKeys.envelope(kept.campaign(), kept.wrappedKey()),
                receiptKey.signerFor(manifest));
    }
}
