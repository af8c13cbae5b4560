package org.minkao.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines on standard error that say what is going on and how long it has taken. */
final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String chinese, String english) {
        out.println(String.format(Locale.ROOT, "%6.1fs  %s · %s", seconds(), chinese, english));
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
