package org.minkao.survey.opinion;

import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;
import org.minkao.survey.paging.Place;

/** Which opinions of a list are wanted: all or those of one status, from the beginning or behind a place. */
public record Wanted(@Nullable Status status, @Nullable Place after) {
    public static final Wanted FIRST = new Wanted(null, null);

    /** As asked for; what was left out is null. */
    public static Wanted of(@Nullable String status, @Nullable String after) {
        return new Wanted(status == null ? null : Check.oneOf("status", status, Status.class), Place.after(after));
    }
}
