package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.result.Standing;

/** Honours and penalties by the plan's clauses, and the year before beside the result. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingView(List<ListView> lists, Standing.@Nullable Comparison comparison) {

    /** A list: its clause, who is on it, and NO_HISTORY where it needs a year that is not there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListView(
            String id, String name, String kind, String clause, List<String> appraisees, Standing.@Nullable Gap gap) {}

    static StandingView of(Standing standing) {
        return new StandingView(
                standing.lists().stream()
                        .map(it -> new ListView(
                                it.rule().id(),
                                it.rule().name(),
                                it.rule().kind().name().toLowerCase(Locale.ROOT),
                                it.rule().clause(),
                                it.appraisees(),
                                it.gap()))
                        .toList(),
                standing.comparison());
    }
}
