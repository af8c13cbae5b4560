package org.minkao.survey.box;

import java.util.Map;

/** How many casts were refused, by hour and code: the box's only record of them. */
public interface RefusalCounts {
    void count(String campaign, String code);

    /** By code, over all hours. */
    Map<String, Long> of(String campaign);
}
