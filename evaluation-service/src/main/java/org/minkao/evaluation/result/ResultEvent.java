package org.minkao.evaluation.result;

import java.time.Instant;
import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.scoring.SubjectResult;

/** What other rooms learn from a result. */
public sealed interface ResultEvent {
    CampaignId campaign();

    /** Another person confirmed it. */
    record Confirmed(CampaignId campaign, Instant at) implements ResultEvent {}

    /** It is public. */
    record Published(CampaignId campaign, String title, String resultsDigest, Instant at, List<SubjectResult> subjects)
            implements ResultEvent {
        public Published {
            subjects = List.copyOf(subjects);
        }
    }
}
