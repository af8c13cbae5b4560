package org.minkao.evaluation.result;

import org.minkao.evaluation.campaign.CampaignId;

/** What eligibility counted when a style's roll closed. */
public record RollCount(CampaignId campaign, String style, int invitations, int issued, String used) {}
