package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points and per cent beside a name: (20分), 占30%, 权重40%. */
final class Weights {
    static final String NUMBER = "(\\d{1,3}(?:\\.\\d{1,2})?)";
    private static final Pattern BRACKETED =
            Pattern.compile("\\((?:满分|总分|共|计|分值|权重|占|比重|比例|:| |为)*" + NUMBER + " ?(?:分|%)(?:[^)]{0,6})\\)");
    private static final Pattern SPOKEN =
            Pattern.compile("(?:权重|分值|占|比重|比例|满分)(?:为|是|:|总分的?|总分值的?|的| )*" + NUMBER + " ?(?:分|%)");
    private static final Pattern NUMBER_ALONE = Pattern.compile("^ *" + NUMBER + " ?(?:分|%)? *$");

    private Weights() {}

    /** A weight and where it stands. */
    record Weight(BigDecimal value, Span span) {
        Found<BigDecimal> found() {
            return new Found<>(value, span.sentence());
        }
    }

    static Optional<Weight> in(Span span) {
        for (Pattern pattern : new Pattern[] {BRACKETED, SPOKEN}) {
            Matcher matcher = span.match(pattern);
            if (matcher.find()) {
                return Optional.of(
                        new Weight(new BigDecimal(matcher.group(1)), span.part(matcher.start(), matcher.end())));
            }
        }
        return Optional.empty();
    }

    /** A cell that holds a number and nothing else. */
    static Optional<BigDecimal> alone(Span cell) {
        Matcher matcher = cell.match(NUMBER_ALONE);
        return matcher.find() ? Optional.of(new BigDecimal(matcher.group(1))) : Optional.empty();
    }

    /** The span without a weight in brackets at its end. */
    static Span without(Span span) {
        Matcher matcher = span.match(BRACKETED);
        int from = -1;
        int to = -1;
        while (matcher.find()) {
            from = matcher.start();
            to = matcher.end();
        }
        return from > 0 && span.part(to).trim(";。,").isEmpty()
                ? span.part(0, from).trim()
                : span;
    }
}
