package org.minkao.rectification.deputylog;

import java.util.List;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;

/** The log entries of this room; nothing is ever told to other rooms. */
public interface LogEntries extends Store<LogEntry, LogEntries.Silent> {

    List<Versioned<LogEntry>> ofCampaign(CampaignId campaign);

    /** There is no event of a log entry. */
    interface Silent {}
}
