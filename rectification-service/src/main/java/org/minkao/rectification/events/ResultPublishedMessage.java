package org.minkao.rectification.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.finding.PublishedMarks;
import org.minkao.rectification.finding.PublishedMarks.ItemMark;
import org.minkao.rectification.people.CampaignId;

/** What this room reads of {@code minkao.evaluation.result-published.v1}. */
record ResultPublishedMessage(String campaign, Instant publishedAt, List<Rated> appraisees) {

    ResultPublishedMessage {
        Reading.require(campaign, publishedAt, appraisees);
    }

    record Rated(String appraisee, List<Mark> items) {
        Rated {
            Reading.require(appraisee, items);
        }
    }

    /** There is no mark where too few rated the item. */
    record Mark(String item, @Nullable String mark, Integer n) {
        Mark {
            Reading.require(item, n);
        }
    }

    PublishedMarks marks() {
        List<ItemMark> marks = new ArrayList<>();
        for (Rated rated : appraisees) {
            for (Mark item : rated.items()) {
                String mark = item.mark();
                if (mark != null) {
                    marks.add(new ItemMark(rated.appraisee(), item.item(), new BigDecimal(mark), item.n()));
                }
            }
        }
        return new PublishedMarks(
                new CampaignId(campaign), LocalDate.ofInstant(publishedAt, Reading.COUNTY), List.copyOf(marks));
    }
}
