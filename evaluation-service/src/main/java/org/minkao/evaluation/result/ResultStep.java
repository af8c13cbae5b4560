package org.minkao.evaluation.result;

import static org.minkao.evaluation.result.ResultStatus.APPEALED;
import static org.minkao.evaluation.result.ResultStatus.COMPUTED;
import static org.minkao.evaluation.result.ResultStatus.CONFIRMED;
import static org.minkao.evaluation.result.ResultStatus.PUBLISHED;
import static org.minkao.evaluation.result.ResultStatus.REVISED;
import static org.minkao.evaluation.result.ResultStatus.UPHELD;

import java.util.List;
import java.util.stream.Collectors;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Everything that can happen to a result once it has been computed, each with the rows in which it may happen. */
public enum ResultStep {
    RECOMPUTE(new Row(COMPUTED, COMPUTED)),
    CONFIRM(new Row(COMPUTED, CONFIRMED)),
    PUBLISH(new Row(CONFIRMED, PUBLISHED)),
    APPEAL(
            new Row(PUBLISHED, APPEALED),
            new Row(APPEALED, APPEALED),
            new Row(UPHELD, APPEALED),
            new Row(REVISED, APPEALED)),
    /** A decision is proposed or sent back. */
    HEAR(new Row(APPEALED, APPEALED)),
    /** One appeal is decided, others are still open. */
    DECIDE_ONE(new Row(APPEALED, APPEALED)),
    /** The last open appeal is decided, and none changed the result. */
    UPHOLD(new Row(APPEALED, UPHELD)),
    /** The last open appeal is decided, and one at least changed the result. */
    REVISE(new Row(APPEALED, REVISED)),
    FINISH(
            new Row(PUBLISHED, ResultStatus.FINAL),
            new Row(UPHELD, ResultStatus.FINAL),
            new Row(REVISED, ResultStatus.FINAL));

    /** One permitted transition. */
    public record Row(ResultStatus from, ResultStatus to) {}

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<Row> rows;

    ResultStep(Row... rows) {
        this.rows = List.of(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    /** Where this step leads from that status, or a refusal. */
    ResultStatus from(CampaignId campaign, ResultStatus status) {
        return rows.stream()
                .filter(row -> row.from() == status)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.STEP_NOT_ALLOWED,
                        "%s: the result of %s is %s (expected: %s)"
                                .formatted(
                                        this,
                                        campaign,
                                        status,
                                        rows.stream()
                                                .map(row -> row.from().name())
                                                .collect(Collectors.joining(" or ")))))
                .to();
    }
}
