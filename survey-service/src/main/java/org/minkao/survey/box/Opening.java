package org.minkao.survey.box;

import org.jspecify.annotations.Nullable;

/** How far the ballots of one style have been handed out; the seed of their order lives only as long as parts are due. */
public record Opening(
        String campaign,
        String style,
        int ballots,
        boolean withheld,
        int parts,
        int queued,
        @Nullable String seed) {

    static String id(String campaign, String style) {
        return campaign + "|" + style;
    }

    static Opening first(String campaign, String style, int ballots, boolean withheld, int parts, String seed) {
        return new Opening(campaign, style, ballots, withheld, parts, 1, parts == 1 ? null : seed);
    }

    boolean complete() {
        return queued == parts;
    }

    Opening next() {
        int now = queued + 1;
        return new Opening(campaign, style, ballots, withheld, parts, now, now == parts ? null : seed);
    }

    @Override
    public String toString() {
        return "Opening[%s %s %d/%d]".formatted(campaign, style, queued, parts);
    }
}
