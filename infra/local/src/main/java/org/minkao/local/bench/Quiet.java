package org.minkao.local.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until the stack has done what earlier requests left behind, such as events and mail. */
final class Quiet {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(500);
    // Idle processes poll: the whole stack takes a few hundredths of one core.
    private static final double SHARE_OF_ONE_CORE = 0.2;
    private static final int LOOKS = 2;

    private Quiet() {}

    /** True when it became quiet within the time. */
    static boolean await(CpuMeter meter, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        CpuMeter.Reading before = meter.read();
        long at = System.nanoTime();
        int quiet = 0;
        while (quiet < LOOKS) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK);
            CpuMeter.Reading now = meter.read();
            long moment = System.nanoTime();
            double share = now.since(before).total() / ((moment - at) / 1e6);
            quiet = share < SHARE_OF_ONE_CORE ? quiet + 1 : 0;
            before = now;
            at = moment;
        }
        return true;
    }
}
