package org.minkao.evaluation.boot;

import org.minkao.evaluation.campaign.AdvancePhases;
import org.minkao.kit.core.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at the dates of all campaigns again and again; instances may run side by side. */
class PhaseRound {
    private static final Logger LOG = LoggerFactory.getLogger(PhaseRound.class);

    private final AdvancePhases advance;

    PhaseRound(AdvancePhases advance) {
        this.advance = advance;
    }

    @Scheduled(fixedDelayString = "${minkao.house.phase-round}")
    void run() {
        try {
            int steps = advance.run();
            if (steps > 0) {
                LOG.info("event=phases-advanced steps={}", steps);
            }
        } catch (Fault e) {
            LOG.warn("event=phase-round-waits error={}", e.getMessage());
        }
    }
}
