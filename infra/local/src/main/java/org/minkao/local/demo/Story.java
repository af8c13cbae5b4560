package org.minkao.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells on the terminal what happens, in Chinese first, and how long each stage took. */
final class Story {
    private final PrintStream out;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long began = System.nanoTime();

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String chinese, String english) {
        out.printf("%n■ %s  %s%n", chinese, english);
    }

    void line(String chinese) {
        out.printf(Locale.ROOT, "  %6.1fs  %s%n", since(began), chinese);
    }

    /** Progress, every 50th step. */
    void progress(String what, int done) {
        if (done % 50 == 0) {
            line(what + " " + done);
        }
    }

    void timed(String stage, Runnable act) {
        long start = System.nanoTime();
        act.run();
        seconds.put(stage, Math.round(since(start) * 10) / 10.0);
    }

    Map<String, Double> seconds() {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put("total", Math.round(since(began) * 10) / 10.0);
        return all;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
