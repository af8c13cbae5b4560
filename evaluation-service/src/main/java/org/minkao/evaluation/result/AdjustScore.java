package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Proposes and approves deductions, by two people of whom one is of the county office. */
public final class AdjustScore {
    private static final String[] WHO = {COUNTY, OFFICE, DISCIPLINE};
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Campaigns campaigns;
    private final Adjustments adjustments;
    private final Results results;
    private final IdSource ids;
    private final Clock clock;

    public AdjustScore(Campaigns campaigns, Adjustments adjustments, Results results, IdSource ids, Clock clock) {
        this.campaigns = campaigns;
        this.adjustments = adjustments;
        this.results = results;
        this.ids = ids;
        this.clock = clock;
    }

    /** A proposal as it came in. */
    public record Proposal(
            @Nullable String appraisee,
            @Nullable String points,
            @Nullable String clause,
            @Nullable String evidence) {}

    public Versioned<Adjustment> propose(CampaignId id, Act act, Proposal proposal) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, act.who()).require(WHO);
        String appraisee = campaign.appraisee("appraisee", proposal.appraisee());
        BigDecimal points =
                Check.decimal("points", proposal.points(), new BigDecimal(-100), new BigDecimal("-0.01"), 2);
        Adjustment adjustment = new Adjustment(
                new AdjustmentId(ids.next()),
                id,
                appraisee,
                points,
                Check.text("clause", proposal.clause(), 1, 500),
                Check.matches("evidence", proposal.evidence(), SHA256, "hex SHA-256 of the evidence"),
                Adjustment.Status.PROPOSED,
                hand(campaign, act),
                null);
        requireOpen(campaign);
        String key = adjustment.id().value();
        return adjustments.insert(key, adjustment, List.of(), act.audit("propose-adjustment", "adjustments/" + key));
    }

    public Versioned<Adjustment> approve(CampaignId of, AdjustmentId id, Act act) {
        Versioned<Adjustment> before = adjustments
                .find(id.value())
                .filter(found -> found.state().campaign().equals(of))
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "campaign %s has no adjustment %s (expected: one of its own)".formatted(of, id)));
        // The campaign is only read: its plan says who may act.
        Campaign campaign = campaigns.require(of.value()).state();
        Adjustment approved = before.state().approve(act, hand(campaign, act));
        requireOpen(campaign);
        act.saw(before.version());
        return adjustments.save(
                id.value(), before, approved, List.of(), act.audit("approve-adjustment", "adjustments/" + id));
    }

    public List<Versioned<Adjustment>> of(CampaignId id, Actor actor) {
        new Scope(campaigns.require(id.value()).state(), actor).require(COUNTY, OFFICE, DISCIPLINE, LEADER, AUDITOR);
        return adjustments.of(id);
    }

    private Hand hand(Campaign campaign, Act act) {
        return act.hand(campaign, clock.instant(), WHO);
    }

    /** From the freeze until the result is confirmed; the campaign itself hears of that a moment later. */
    private void requireOpen(Campaign campaign) {
        campaign.frozen();
        results.find(campaign.id().value()).map(Versioned::state).ifPresent(Result::requireUnconfirmed);
    }
}
