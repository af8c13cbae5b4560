package org.minkao.rectification.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.minkao.rectification.people.CampaignId;

/** The item marks of a published result, kept until and after the plan says what is low. */
public record PublishedMarks(CampaignId campaign, LocalDate publishedOn, List<ItemMark> marks) {

    /** The mark of one item for one section. */
    public record ItemMark(String appraisee, String item, BigDecimal mark, int ratings) {}
}
