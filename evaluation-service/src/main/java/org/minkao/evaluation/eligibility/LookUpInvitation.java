package org.minkao.evaluation.eligibility;

import java.util.List;
import java.util.Optional;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.LookupRequest;
import org.minkao.kit.core.Versioned;

/** Says which ballot papers an invitation is good for. */
public final class LookUpInvitation {
    private final Rosters rosters;
    private final Roll roll;

    /** A ballot paper and whether it was taken out. */
    public record Paper(String style, boolean claimed) {}

    public LookUpInvitation(Rosters rosters, Roll roll) {
        this.rosters = rosters;
        this.roll = roll;
    }

    public List<Paper> lookUp(String campaign, LookupRequest request) {
        if (!CampaignId.isValid(campaign)) {
            throw BallotRefusal.Code.UNKNOWN_CAMPAIGN.because("a campaign with sealed rolls");
        }
        Roster roster = rosters.find(campaign)
                .map(Versioned::state)
                .filter(it -> !it.styles().isEmpty())
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_CAMPAIGN.because("a campaign with sealed rolls"));
        String k = request.lookupKey().hex();
        List<String> rows = roll.lookUp(campaign, k);
        // An unknown k reads one row too, so that both answers take the same work.
        List<Paper> papers = (rows.isEmpty() ? List.of(k) : rows)
                .stream()
                        .map(roll::find)
                        .flatMap(Optional::stream)
                        .map(Versioned::state)
                        .filter(row -> roster.holds(row) && row.k().equals(k))
                        .map(row -> new Paper(row.style(), row.claim() != null))
                        .toList();
        if (papers.isEmpty()) {
            throw BallotRefusal.Code.UNKNOWN_INVITATION.because("the k of an invitation");
        }
        return papers;
    }
}
