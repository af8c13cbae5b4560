package org.minkao.evaluation.result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.minkao.evaluation.appeal.Appeal;
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

    /** A section appealed; others may until that day. */
    record AppealFiled(CampaignId campaign, Appeal appeal, LocalDate until) implements ResultEvent {}

    /** Two people decided on an appeal. */
    record AppealDecided(CampaignId campaign, Appeal appeal) implements ResultEvent {}

    /** Another version took the place of the published one. */
    record Revised(
            CampaignId campaign,
            String title,
            int version,
            String before,
            String resultsDigest,
            Appeal appeal,
            List<SubjectResult> subjects)
            implements ResultEvent {
        public Revised {
            subjects = List.copyOf(subjects);
        }
    }

    /** Nothing can change it any more. */
    record Finished(CampaignId campaign, String title, int version, String resultsDigest, Aftermath after, Instant at)
            implements ResultEvent {}
}
