package org.minkao.rectification.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.finding.Problem;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.finding.SourceKind;
import org.minkao.rectification.people.CampaignId;

/** What this room reads of {@code minkao.survey.opinion-finding-raised.v1}. */
record OpinionFindingMessage(
        String campaign,
        String opinion,
        String appraisee,
        @Nullable String item,
        String text,
        Severity severity) {

    OpinionFindingMessage {
        Reading.require(campaign, opinion, appraisee, text, severity);
    }

    Problem found(LocalDate on) {
        return new Problem(
                new CampaignId(campaign),
                appraisee,
                item,
                text,
                severity,
                new Source(SourceKind.OPINION, opinion),
                item == null ? List.of(opinion) : List.of(opinion, item),
                on,
                false,
                null);
    }
}
