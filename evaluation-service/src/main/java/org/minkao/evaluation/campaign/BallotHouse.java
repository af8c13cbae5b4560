package org.minkao.evaluation.campaign;

/** What every manifest of this house says: its public host, the box's receipt key, the digest of the web bundle. */
public record BallotHouse(String publicHost, String receiptVkey, String clientDigest) {

    String boardOrigin(CampaignId campaign) {
        return publicHost + "/board/" + campaign;
    }
}
