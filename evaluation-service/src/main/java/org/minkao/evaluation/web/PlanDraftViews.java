package org.minkao.evaluation.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.draft.PlanDraft;
import org.minkao.evaluation.draft.PlanDraftStatus;
import org.minkao.kit.core.Versioned;
import tools.jackson.databind.JsonNode;

/** Drafts of plans as they are shown: what they hold, and what they still lack. */
final class PlanDraftViews {
    private final PlanJson plans;

    PlanDraftViews(PlanJson plans) {
        this.plans = plans;
    }

    /** One of a list; {@code missing} and {@code misshapen} are counts of fields. */
    record Line(
            String id,
            @Nullable String title,
            @Nullable String issuer,
            int missing,
            int misshapen,
            String changedBy,
            Instant changedAt,
            long version) {}

    /**
     * A draft with where its fields came from.
     *
     * @param sources by JSON pointer, of the fields that still read as the notice has them
     * @param missing fields that a plan must have besides
     * @param misshapen fields in a form that a plan does not take
     */
    record Whole(
            String id,
            PlanDraftStatus status,
            JsonNode draft,
            JsonNode warnings,
            Map<String, JsonNode> sources,
            List<String> missing,
            List<PlanJson.Fault> misshapen,
            String noticeHash,
            String openedBy,
            Instant openedAt,
            String changedBy,
            Instant changedAt,
            @Nullable String campaign,
            long version) {}

    Line line(Versioned<PlanDraft> versioned) {
        PlanDraft state = versioned.state();
        JsonNode draft = plans.kept(state.draft());
        return new Line(
                state.id(),
                word(draft, "title"),
                word(draft, "issuer"),
                plans.missing(draft).size(),
                plans.misshapen(draft).size(),
                state.changedBy(),
                state.changedAt(),
                versioned.version());
    }

    Whole whole(Versioned<PlanDraft> versioned) {
        PlanDraft state = versioned.state();
        JsonNode draft = plans.kept(state.draft());
        JsonNode origin = plans.kept(state.origin());
        JsonNode imported = origin.path("draft");
        return new Whole(
                state.id(),
                state.status(),
                draft,
                origin.path("warnings"),
                origin.path("sources").properties().stream()
                        .filter(source -> imported.at(source.getKey()).equals(draft.at(source.getKey())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                plans.missing(draft),
                plans.misshapen(draft),
                state.noticeHash(),
                state.openedBy(),
                state.openedAt(),
                state.changedBy(),
                state.changedAt(),
                state.campaign() == null ? null : state.campaign().value(),
                versioned.version());
    }

    private static @Nullable String word(JsonNode draft, String field) {
        JsonNode value = draft.path(field);
        return value.isString() ? value.asString() : null;
    }
}
