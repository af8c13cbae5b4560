package org.minkao.kit.kafka;

import java.time.Instant;

/** A key whose events wait: why, since when and how many. */
public record ParkedKey(String group, String topic, String key, Kind kind, String reason, Instant since, long waiting) {

    /** Why a record stands in the parked collection. */
    public enum Kind {
        /** An event before it is missing. */
        GAP,
        /** Its handler failed again and again. */
        FAILED,
        /** Its envelope or data breaks the contract. */
        UNREADABLE,
        /** It waits behind one of the above. */
        QUEUED,
        /** A rule said no; kept as a record, blocks nothing. */
        REFUSED
    }
}
