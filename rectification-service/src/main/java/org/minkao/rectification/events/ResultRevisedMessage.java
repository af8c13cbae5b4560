package org.minkao.rectification.events;

import java.time.Instant;
import java.util.List;
import org.minkao.rectification.finding.PublishedMarks;

/** What this room reads of {@code minkao.evaluation.result-revised.v1}: the marks as a publication has them. */
record ResultRevisedMessage(String campaign, Instant revisedAt, List<ResultPublishedMessage.Rated> appraisees) {

    ResultRevisedMessage {
        Reading.require(campaign, revisedAt, appraisees);
    }

    PublishedMarks marks() {
        return new ResultPublishedMessage(campaign, revisedAt, appraisees).marks();
    }
}
