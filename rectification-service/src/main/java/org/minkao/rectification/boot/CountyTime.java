package org.minkao.rectification.boot;

import java.time.Clock;
import java.time.ZoneId;

/** The clock by which this county's days begin and end. */
record CountyTime(Clock clock) {
    static CountyTime of(Clock utc) {
        return new CountyTime(utc.withZone(ZoneId.of("Asia/Shanghai")));
    }
}
