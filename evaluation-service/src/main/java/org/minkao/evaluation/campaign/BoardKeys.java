package org.minkao.evaluation.campaign;

/** Port to the board's keys: one per campaign, named like its origin, the same at every call. */
@FunctionalInterface
public interface BoardKeys {

    /** The public half as a verifier key string. */
    String verifierKey(CampaignId campaign, String origin);
}
