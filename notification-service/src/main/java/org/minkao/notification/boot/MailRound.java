package org.minkao.notification.boot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.announcement.Announce;
import org.minkao.notification.delivery.DeliverMail;
import org.minkao.notification.delivery.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/** Sends what is due, a few at once, round after round; instances may run side by side. */
class MailRound implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final int ROUND = 200;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final DeliverMail deliverMail;
    private final Announce announce;
    private final ExecutorService senders;

    MailRound(DeliverMail deliverMail, Announce announce, int atOnce) {
        this.deliverMail = deliverMail;
        this.announce = announce;
        this.senders = Executors.newFixedThreadPool(
                atOnce, Thread.ofVirtual().name("mail-", 0).factory());
    }

    @Scheduled(fixedDelayString = "${minkao.mail.round}")
    void send() throws InterruptedException {
        try {
            int recorded;
            do {
                recorded = attempt(deliverMail.due(ROUND));
            } while (recorded > 0);
        } catch (Fault e) {
            LOG.warn("event=mail-round-waits error={}", e.getMessage());
        }
    }

    @Scheduled(fixedDelayString = "${minkao.announcement.round}")
    void spreadWhatWasLeft() {
        try {
            announce.spreadWaiting();
        } catch (Fault e) {
            LOG.warn("event=spread-waits error={}", e.getMessage());
        }
    }

    /** How many attempts were recorded; without any, another round at once would find the same again. */
    private int attempt(List<Versioned<Delivery>> due) throws InterruptedException {
        List<Future<Boolean>> attempts = due.stream()
                .map(delivery ->
                        senders.submit(() -> deliverMail.attempt(delivery).isPresent()))
                .toList();
        int recorded = 0;
        for (Future<Boolean> attempt : attempts) {
            try {
                recorded += attempt.get() ? 1 : 0;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Fault fault) {
                    throw fault;
                }
                LOG.error("event=mail-attempt-failed", e.getCause());
            }
        }
        return recorded;
    }

    /** What is still being sent then is taken over after its lease. */
    @Override
    public void destroy() throws InterruptedException {
        senders.shutdown();
        if (!senders.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("event=mail-stop-unfinished");
        }
    }
}
