package org.minkao.journeys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for a way from a person to a ballot: in one record, or over a value that stands in records of exactly one
 * person and of exactly one ballot.
 */
final class LeakScan {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/_=.:@-]{12,}");
    private static final Pattern PART = Pattern.compile("[^A-Za-z0-9+/_=-]+");
    private static final int ROUNDS = 3;

    private final Marks marks;
    private final List<Found> records = new ArrayList<>();

    /** One document, event, line or figure, with whom it speaks of. */
    private static final class Found {
        private final String place;
        private final String text;
        private final Set<String> words;
        private final Set<String> persons = new TreeSet<>();
        private final Set<String> ballots = new TreeSet<>();

        Found(String place, String text, Set<String> words) {
            this.place = place;
            this.text = text;
            this.words = words;
        }
    }

    LeakScan(Marks marks) {
        this.marks = marks;
    }

    void add(String place, String text) {
        String plain = text.replace("\\\"", "\"");
        Set<String> words = new HashSet<>();
        words(plain, words, 0);
        Found found = new Found(place, text, words);
        List<String> all = List.copyOf(words);
        found.persons.addAll(marks.personsOf(all));
        found.ballots.addAll(marks.ballotsOf(all, plain));
        records.add(found);
    }

    private void words(String text, Set<String> words, int depth) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            words.addAll(Marks.spellings(word));
            for (String part : PART.split(word, -1)) {
                if (part.length() >= 12) {
                    words.addAll(Marks.spellings(part));
                }
            }
            if (depth < 2 && word.length() > 40) {
                for (byte[] inner : Marks.decoded(word)) {
                    if (inner.length > 0 && (inner[0] == '{' || inner[0] == '[')) {
                        words(new String(inner, StandardCharsets.UTF_8), words, depth + 1);
                    }
                }
            }
        }
    }

    int size() {
        return records.size();
    }

    Map<String, Integer> sizes() {
        Map<String, Integer> all = new java.util.TreeMap<>();
        records.forEach(r -> all.merge(PART.split(r.place, -1)[0], 1, Integer::sum));
        return all;
    }

    /** Records in which a guest can simply be read. */
    List<String> readable() {
        return records.stream()
                .filter(r -> Marks.READABLE.stream().anyMatch(r.text::contains))
                .map(LeakScan::shown)
                .toList();
    }

    Set<String> placesWith(String text) {
        return places(r -> r.text.contains(text));
    }

    /** Places that hold a mark of a person. */
    Set<String> placesOfPersons() {
        return places(r -> !r.persons.isEmpty());
    }

    Set<String> placesOfBallots() {
        return places(r -> !r.ballots.isEmpty());
    }

    private Set<String> places(Predicate<Found> wanted) {
        Set<String> all = new TreeSet<>();
        records.stream().filter(wanted).forEach(r -> all.add(r.place));
        return all;
    }

    /** Every record that names people and ballots together, and every one that leads from one person to one ballot. */
    List<String> joins() {
        Set<Found> together = records.stream()
                .filter(r -> !r.persons.isEmpty() && !r.ballots.isEmpty())
                .collect(Collectors.toSet());
        Map<String, List<Found>> byWord = new HashMap<>();
        records.forEach(r -> r.words.forEach(
                w -> byWord.computeIfAbsent(w, key -> new ArrayList<>()).add(r)));
        byWord.values().removeIf(holders -> holders.size() < 2);
        for (int round = 0; round < ROUNDS; round++) {
            boolean more = false;
            for (List<Found> holders : byWord.values()) {
                more |= spread(holders, true);
                more |= spread(holders, false);
            }
            if (!more) {
                break;
            }
        }
        return records.stream()
                .filter(r -> together.contains(r) || (r.persons.size() == 1 && r.ballots.size() == 1))
                .map(r -> shown(r) + " joins " + r.persons + " and " + r.ballots)
                .toList();
    }

    /** A value that only one person's (one ballot's) records have belongs to that person (ballot). */
    private static boolean spread(List<Found> holders, boolean persons) {
        Set<String> owners = new HashSet<>();
        for (Found holder : holders) {
            owners.addAll(persons ? holder.persons : holder.ballots);
            if (owners.size() > 1) {
                return false;
            }
        }
        boolean changed = false;
        if (owners.size() == 1) {
            for (Found holder : holders) {
                changed |= (persons ? holder.persons : holder.ballots).addAll(owners);
            }
        }
        return changed;
    }

    private static String shown(Found found) {
        return found.place + ": " + (found.text.length() > 600 ? found.text.substring(0, 600) + "…" : found.text);
    }
}
