package org.minkao.survey.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import org.minkao.survey.box.RefusalCounts;

/** The operator sees refused casts by code alone, over all campaigns. */
record MeteredRefusals(RefusalCounts counts, MeterRegistry meters) implements RefusalCounts {

    @Override
    public void count(String campaign, String code) {
        counts.count(campaign, code);
        meters.counter("minkao.box.refusals", Tags.of("code", code)).increment();
    }

    @Override
    public Map<String, Long> of(String campaign) {
        return counts.of(campaign);
    }
}
