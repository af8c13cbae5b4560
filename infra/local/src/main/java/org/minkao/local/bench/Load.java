package org.minkao.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.minkao.local.Failure;

/** Does the same thing over and over, so many at once, until a time or a number is reached. */
final class Load {
    private static final int TOLD = 3;

    private final int atOnce;
    private final Duration atMost;
    private final long requests;

    /** Something that can be done and measured; tells what went wrong, or nothing. */
    @FunctionalInterface
    interface Work {
        Optional<String> once();
    }

    /** What came out of it. */
    record Run(
            int atOnce, double seconds, Latencies latencies, long failures, List<String> told, CpuMeter.Reading cpu) {

        /** Of one kind, per second. */
        double rate() {
            return seconds <= 0 ? 0 : latencies.count() / seconds;
        }
    }

    Load(int atOnce, Duration atMost, long requests) {
        this.atOnce = atOnce;
        this.atMost = atMost;
        this.requests = requests;
    }

    Run run(Work work, CpuMeter meter) {
        AtomicLong begun = new AtomicLong();
        CpuMeter.Reading before = meter.read();
        long start = System.nanoTime();
        long until = start + atMost.toNanos();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            workers.add(new Worker(work, begun, until));
        }
        runAll(workers);
        double seconds = (System.nanoTime() - start) / 1e9;
        CpuMeter.Reading taken = meter.read().since(before);
        return gather(workers, seconds, taken);
    }

    private static void runAll(List<Worker> workers) {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            List<Future<?>> running = new ArrayList<>();
            workers.forEach(worker -> running.add(threads.submit(worker)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.check("测量被中断", "the measurement was interrupted");
        }
    }

    private Run gather(List<Worker> workers, double seconds, CpuMeter.Reading taken) {
        int count = workers.stream().mapToInt(worker -> worker.count).sum();
        long[] all = new long[count];
        int at = 0;
        long failures = 0;
        List<String> told = new ArrayList<>();
        for (Worker worker : workers) {
            System.arraycopy(worker.nanos, 0, all, at, worker.count);
            at += worker.count;
            failures += worker.failures;
            worker.told.stream().limit(TOLD - Math.min(TOLD, told.size())).forEach(told::add);
        }
        return new Run(atOnce, seconds, Latencies.ofNanos(all, count), failures, told, taken.per(count));
    }

    private final class Worker implements Runnable {
        private final Work work;
        private final AtomicLong begun;
        private final long until;
        private final List<String> told = new ArrayList<>();
        private long[] nanos = new long[1024];
        private int count;
        private long failures;

        Worker(Work work, AtomicLong begun, long until) {
            this.work = work;
            this.begun = begun;
            this.until = until;
        }

        @Override
        public void run() {
            while (System.nanoTime() < until && begun.getAndIncrement() < requests) {
                long start = System.nanoTime();
                Optional<String> wrong = work.once();
                keep(System.nanoTime() - start);
                wrong.ifPresent(this::failed);
            }
        }

        private void keep(long taken) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = taken;
        }

        private void failed(String what) {
            failures++;
            if (told.size() < TOLD) {
                told.add(what);
            }
        }
    }
}
