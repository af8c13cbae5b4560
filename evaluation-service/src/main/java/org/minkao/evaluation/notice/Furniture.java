package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes out what belongs to the page or the site: page numbers, running heads, notes of a document site. */
final class Furniture {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)第?\\d{1,4}页[,/]?\\(?共\\d{1,4}页\\)?|第[\\d一二三四五六七八九十]{1,4}页|共\\d{1,4}页第\\d{1,4}页"
                    + "|-{1,4}\\d{1,4}-{1,4}|page\\d{1,4}(?:of\\d{1,4})?|\\d{1,3}/\\d{1,3}");
    private static final String TOP = "top ";
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LONGEST_HEAD = 40;

    private final List<Pattern> patterns =
            WordFile.lines("furniture.txt").stream().map(Pattern::compile).toList();

    List<NoticeLine> removed(List<NoticeLine> lines) {
        List<NoticeLine> kept = new ArrayList<>();
        int turned = 0;
        for (NoticeLine line : lines) {
            String key = bare(line);
            if (PAGE_NUMBER.matcher(key).matches()) {
                // A text file has no pages of its own; its page numbers tell where they were.
                turned++;
            } else if (patterns.stream()
                    .noneMatch(pattern -> pattern.matcher(key).matches())) {
                kept.add(new NoticeLine(line.number(), line.page() + turned, line.text()));
            }
        }
        return withoutRunningHeads(kept);
    }

    /** The first or last line of a page is a running head where another page has the same but for the page's number. */
    private static List<NoticeLine> withoutRunningHeads(List<NoticeLine> lines) {
        Map<Integer, List<NoticeLine>> pages = new TreeMap<>();
        lines.stream()
                .filter(line -> !bare(line).isEmpty())
                .forEach(line -> pages.computeIfAbsent(line.page(), page -> new ArrayList<>())
                        .add(line));
        Map<String, List<Integer>> seen = new HashMap<>();
        for (List<NoticeLine> page : pages.values()) {
            note(seen, TOP, page.getFirst());
            note(seen, "end ", page.getLast());
        }
        Set<Integer> heads = new HashSet<>();
        // The first page may have as its own head, such as a letterhead, what the others repeat.
        seen.forEach((head, where) -> heads.addAll(
                where.size() < 2 ? List.of() : head.startsWith(TOP) ? where.subList(1, where.size()) : where));
        return lines.stream().filter(line -> !heads.contains(line.number())).toList();
    }

    private static void note(Map<String, List<Integer>> seen, String place, NoticeLine line) {
        String key = bare(line);
        if (key.length() <= LONGEST_HEAD) {
            seen.computeIfAbsent(place + DIGITS.matcher(key).replaceAll("#"), head -> new ArrayList<>())
                    .add(line.number());
        }
    }

    private static String bare(NoticeLine line) {
        return SPACE.matcher(Passage.of(List.of(line)).key()).replaceAll("");
    }
}
