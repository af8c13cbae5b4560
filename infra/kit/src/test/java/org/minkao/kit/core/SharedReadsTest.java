package org.minkao.kit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsTest {
    private static final int LATE = 5;

    private final ExecutorService askers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        askers.shutdownNow();
    }

    @Test
    void readsAnewForEveryQuestionThatComesAlone() {
        AtomicInteger reads = new AtomicInteger();
        SharedReads<String, Integer> shared = new SharedReads<>(key -> reads.incrementAndGet());
        assertThat(List.of(shared.get("a"), shared.get("a"), shared.get("b"))).containsExactly(1, 2, 3);
    }

    @Test
    void servesAllWhoCameDuringOneReadByOneLaterRead() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        AtomicReference<String> truth = new AtomicReference<>("open");
        SharedReads<String, String> shared = new SharedReads<>(key -> {
            String seen = truth.get();
            if (reads.incrementAndGet() == 1) {
                began.countDown();
                await(free);
            }
            return seen;
        });
        Future<String> first = askers.submit(() -> shared.get("a"));
        await(began);
        // The truth changes while the first read is on its way: nobody who asks from here on may hear the old one.
        truth.set("closed");
        List<Thread> threads = new ArrayList<>();
        List<AtomicReference<String>> heard = new ArrayList<>();
        for (int i = 0; i < LATE; i++) {
            AtomicReference<String> one = new AtomicReference<>();
            heard.add(one);
            threads.add(Thread.ofPlatform().start(() -> one.set(shared.get("a"))));
        }
        for (Thread thread : threads) {
            awaitWaiting(thread);
        }
        free.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("open");
        assertThat(heard)
                .extracting(AtomicReference::get)
                .containsOnly("closed")
                .hasSize(LATE);
        assertThat(reads).hasValue(2);
    }

    @Test
    void letsEverybodyKnowThatTheSharedReadFailedAndReadsAgainAfterwards() {
        AtomicInteger reads = new AtomicInteger();
        SharedReads<String, Integer> shared = new SharedReads<>(key -> {
            if (reads.incrementAndGet() == 1) {
                throw new Fault("database is away", new IllegalStateException());
            }
            return reads.get();
        });
        assertThatThrownBy(() -> shared.get("a")).isInstanceOf(Fault.class).hasMessage("database is away");
        assertThat(shared.get("a")).isEqualTo(2);
    }

    @Test
    void doesNotLetOneKeyWaitForAnother() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        SharedReads<String, String> shared = new SharedReads<>(key -> {
            if (key.equals("slow")) {
                began.countDown();
                await(free);
            }
            return key;
        });
        Callable<String> slowly = () -> shared.get("slow");
        Future<String> slow = askers.submit(slowly);
        await(began);
        assertThat(shared.get("quick")).isEqualTo("quick");
        free.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("slow");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("waiting thread").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
