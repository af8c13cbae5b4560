package org.minkao.evaluation.eligibility;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Takes a preview over as the campaign's roster; again and again until it is sealed. */
public final class ImportRoster {
    private final KnownCampaigns campaigns;
    private final Previews previews;
    private final Rosters rosters;
    private final Clock clock;

    public ImportRoster(KnownCampaigns campaigns, Previews previews, Rosters rosters, Clock clock) {
        this.campaigns = campaigns;
        this.previews = previews;
        this.rosters = rosters;
        this.clock = clock;
    }

    public Versioned<Roster> importRoster(
            Actor actor, String campaign, String previewId, boolean skipBad, @Nullable String reason) {
        Hand by = Hand.of(actor, reason, clock.instant());
        KnownCampaign known = campaigns.require(campaign);
        if (known.frozen() != null) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED, "campaign " + campaign + " is frozen (expected: before the freeze)");
        }
        Preview preview = previews.preview(previewId)
                .filter(it -> it.campaign().equals(campaign))
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND, "there is no preview " + previewId + " of this campaign", "preview"));
        if (preview.bad() > 0 && !skipBad) {
            throw new Refusal(
                    EligibilityReason.ROSTER_HAS_BAD_ROWS,
                    "preview %s has %d bad rows (expected: none, or skipBad true)".formatted(previewId, preview.bad()));
        }
        AuditEntry audit = new AuditEntry(actor.id(), "roster.import", "rosters/" + campaign, reason);
        Optional<Versioned<Roster>> before = rosters.find(campaign);
        return before.isPresent()
                ? rosters.save(campaign, before.get(), before.get().state().importAgain(preview, by), List.of(), audit)
                : rosters.insert(campaign, Roster.imported(preview, by), List.of(), audit);
    }
}
