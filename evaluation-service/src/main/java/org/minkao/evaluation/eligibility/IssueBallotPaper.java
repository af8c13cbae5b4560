package org.minkao.evaluation.eligibility;

import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.RsaJwk;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/**
 * Gives out a ballot paper for an invitation: check, reserve, sign. One row is reserved for one blinded token once; a
 * repeat gets the same bytes, anything else is refused. A crash after the reservation costs nothing: the repeat signs.
 */
public final class IssueBallotPaper {
    private final KnownCampaigns campaigns;
    private final Rosters rosters;
    private final Roll roll;
    private final Issuers issuers;
    private final Clock clock;

    public IssueBallotPaper(KnownCampaigns campaigns, Rosters rosters, Roll roll, Issuers issuers, Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.roll = roll;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** The blind signature; loads campaign, roster and row, saves the row at the first time. */
    public Bytes issue(String campaign, ClaimRequest claim) {
        KnownCampaign known = open(campaign);
        Roster roster = frozenRoster(known);
        Roster.SealedStyle style = roster.style(claim.style().value())
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_STYLE.because("a style of this campaign"));
        Versioned<RollRow> row = row(claim, roster);
        requireInRange(claim.blinded(), style.issuer());
        reserve(row, claim, known.title());
        return issuers.sign(roster, style, claim.blinded());
    }

    private KnownCampaign open(String campaign) {
        Optional<KnownCampaign> known = CampaignId.isValid(campaign) ? campaigns.find(campaign) : Optional.empty();
        KnownCampaign found =
                known.orElseThrow(() -> BallotRefusal.Code.UNKNOWN_CAMPAIGN.because("a campaign of this house"));
        return switch (found.window(clock.instant())) {
            case NOT_YET -> throw BallotRefusal.Code.NOT_OPEN.because("after the survey has started");
            case OVER -> throw BallotRefusal.Code.CLOSED.because("before claims close");
            case OPEN -> found;
        };
    }

    private Roster frozenRoster(KnownCampaign known) {
        Roster roster = rosters.find(known.campaign())
                .map(Versioned::state)
                .orElseThrow(() -> BallotRefusal.Code.NOT_OPEN.because("a campaign with sealed rolls"));
        if (roster.status() == RosterStatus.CLOSED) {
            throw BallotRefusal.Code.CLOSED.because("before claims close");
        }
        try {
            ReleaseInvitations.requireFrozen(known, roster);
        } catch (Refusal e) {
            throw BallotRefusal.Code.NOT_OPEN.because("a campaign frozen with these rolls");
        }
        return roster;
    }

    private Versioned<RollRow> row(ClaimRequest claim, Roster roster) {
        return roll.find(claim.roster().hex())
                .filter(found -> isFor(claim, found.state(), roster))
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_INVITATION.because("an invitation to this style"));
    }

    private static boolean isFor(ClaimRequest claim, RollRow row, Roster roster) {
        return roster.holds(row)
                && row.person() != null
                && row.style().equals(claim.style().value())
                && row.k().equals(claim.lookupKey().hex());
    }

    private static void requireInRange(Bytes blinded, RsaJwk issuer) {
        BigInteger value = new BigInteger(1, blinded.toArray());
        if (value.compareTo(BigInteger.ONE) <= 0
                || value.compareTo(issuer.modulus().subtract(BigInteger.ONE)) >= 0) {
            throw BallotRefusal.Code.BAD_BLINDED.because("blinded lies between 1 and n-1");
        }
    }

    private void reserve(Versioned<RollRow> row, ClaimRequest claim, String title) {
        Versioned<RollRow> current = row;
        String hash = claim.claimHash().hex();
        while (!isReserved(current.state(), hash)) {
            RollRow state = current.state();
            String notice = state.notice();
            List<RollEvent> events = notice == null
                    ? List.of()
                    : List.of(new RollEvent.BallotPaperIssued(state.r(), state.campaign(), title, notice));
            try {
                current = roll.save(
                        state.r(), current, state.claimed(hash, claim.use().hex()), events, null);
            } catch (Refusal e) {
                if (e.reason() != KitReason.CHANGED_MEANWHILE) {
                    throw e;
                }
                // Another claim, or the invitation going out: look again.
                current = roll.require(state.r());
            }
        }
    }

    private static boolean isReserved(RollRow row, String hash) {
        String claim = row.claim();
        if (claim != null && !claim.equals(hash)) {
            throw BallotRefusal.Code.ALREADY_CLAIMED.because("an unclaimed invitation, or the same blinded token");
        }
        if (claim == null && row.closed()) {
            throw BallotRefusal.Code.CLOSED.because("before claims close");
        }
        return claim != null;
    }
}
