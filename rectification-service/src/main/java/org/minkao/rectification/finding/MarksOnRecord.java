package org.minkao.rectification.finding;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.rectification.people.CampaignId;

/** The published marks this room has heard of. */
public interface MarksOnRecord {

    /** Keeps the marks; hearing of them again changes nothing. */
    void keep(IncomingEvent origin, PublishedMarks marks);

    Optional<PublishedMarks> find(CampaignId campaign);
}
