package org.minkao.rectification.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.people.CampaignId;

/** What a case is about and where it came from; fixed when it is opened. */
public record Origin(
        CampaignId campaign,
        FindingId finding,
        String number,
        String appraisee,
        @Nullable String item,
        String title,
        String text,
        Source source,
        String openedBy,
        LocalDate openedOn) {}
