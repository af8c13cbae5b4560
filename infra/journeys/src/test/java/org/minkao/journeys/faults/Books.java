package org.minkao.journeys.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the platform acknowledged, written down by its clients. */
final class Books {
    final Map<String, Ballot> ballots = new ConcurrentHashMap<>();
    final AtomicInteger repeatedBallots = new AtomicInteger();
    /** Text to tracking code. */
    final Map<String, String> opinions = new ConcurrentHashMap<>();
    /** Texts whose fate nobody told; never sent a second time. */
    final Set<String> perhapsOpinions = ConcurrentHashMap.newKeySet();
    /** Case to acknowledged steps, in order. */
    final Map<String, List<String>> steps = new ConcurrentHashMap<>();

    final Map<String, List<String>> progress = new ConcurrentHashMap<>();
    /** Texts of raised findings. */
    final Set<String> findings = ConcurrentHashMap.newKeySet();
    /** Grounds of decided sanctions. */
    final Set<String> sanctions = ConcurrentHashMap.newKeySet();
    /** What no client may ever see. */
    final List<String> wrongs = new CopyOnWriteArrayList<>();

    final List<String> votedAddresses = new CopyOnWriteArrayList<>();

    void step(String id, String step) {
        steps.computeIfAbsent(id, none -> new CopyOnWriteArrayList<>()).add(step);
    }

    int stepCount() {
        return steps.values().stream().mapToInt(List::size).sum();
    }

    /** How far each kind of work has come. */
    record Mark(int ballots, int repeats, int opinions, int steps) {
        boolean furtherThan(Mark before) {
            return ballots + repeats > before.ballots + before.repeats + 3
                    && opinions > before.opinions
                    && steps > before.steps;
        }
    }

    Mark mark() {
        return new Mark(ballots.size(), repeatedBallots.get(), opinions.size(), stepCount());
    }
}
