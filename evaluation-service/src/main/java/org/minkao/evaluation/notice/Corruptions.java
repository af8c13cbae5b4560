package org.minkao.evaluation.notice;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repairs the words that document sites exchange, each only in the contexts that are listed for it. */
final class Corruptions {
    private static final int COLUMNS = 3;
    private static final int MOST = 2_000;

    private final List<Rule> rules =
            WordFile.lines("corruptions.tsv").stream().map(Rule::parse).toList();

    /** One word, what was meant, and where it must stand for that. */
    private record Rule(String written, String meant, Pattern context) {
        static Rule parse(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS || !columns[2].contains("{" + columns[0] + "}")) {
                throw new IllegalStateException(
                        "\"%s\" is no rule (expected: written, meant, context with {written})".formatted(line));
            }
            // In the narrow form every quotation mark is the same, so that the word is looked at once more.
            String word = columns[0].equals("〞") ? "\"" : Pattern.quote(columns[0]);
            return new Rule(
                    columns[0],
                    columns[1],
                    Pattern.compile(columns[2].replace("{" + columns[0] + "}", "(?<word>" + word + ")")));
        }
    }

    Passage repair(Passage passage, Consumer<Warning> warn) {
        Passage repaired = passage;
        int count = 0;
        for (Rule rule : rules) {
            int start = 0;
            while (count < MOST) {
                Matcher matcher = rule.context.matcher(repaired.key());
                if (!matcher.find(start)) {
                    break;
                }
                int from = matcher.start("word");
                int to = matcher.end("word");
                start = from + rule.meant.length();
                if (repaired.text().substring(from, to).equals(rule.written)) {
                    warn.accept(Warning.of(
                            WarningCode.WORD_REPAIRED, around(repaired, from, to), rule.written, rule.meant));
                    repaired = repaired.replaced(from, to, rule.meant);
                    count++;
                }
            }
        }
        return repaired;
    }

    /** The clause that the word stands in. */
    private static Source around(Passage passage, int from, int to) {
        String key = passage.key();
        int start = from;
        while (start > 0 && ",;。:".indexOf(key.charAt(start - 1)) < 0) {
            start--;
        }
        int end = to;
        while (end < key.length() && ",;。:".indexOf(key.charAt(end)) < 0) {
            end++;
        }
        return passage.source(start, end);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Corruptions[%d rules]", rules.size());
    }
}
