package org.minkao.evaluation.boot;

import org.minkao.evaluation.result.FinishResults;
import org.minkao.kit.core.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks again and again whether the days for appeals are over, with the round of the phases. */
class FinalRound {
    private static final Logger LOG = LoggerFactory.getLogger(FinalRound.class);

    private final FinishResults finish;

    FinalRound(FinishResults finish) {
        this.finish = finish;
    }

    @Scheduled(fixedDelayString = "${minkao.house.phase-round}")
    void run() {
        try {
            int finished = finish.run();
            if (finished > 0) {
                LOG.info("event=results-final results={}", finished);
            }
        } catch (Fault e) {
            LOG.warn("event=final-round-waits error={}", e.getMessage());
        }
    }
}
