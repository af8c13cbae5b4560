package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.CampaignStatus.ARCHIVED;
import static org.minkao.evaluation.campaign.CampaignStatus.CLOSED;
import static org.minkao.evaluation.campaign.CampaignStatus.DRAFT;
import static org.minkao.evaluation.campaign.CampaignStatus.FROZEN;
import static org.minkao.evaluation.campaign.CampaignStatus.PUBLISHED;
import static org.minkao.evaluation.campaign.CampaignStatus.RESULT_CONFIRMED;
import static org.minkao.evaluation.campaign.CampaignStatus.REVIEWED;
import static org.minkao.evaluation.campaign.CampaignStatus.RUNNING;

import java.util.List;
import java.util.stream.Collectors;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Everything that can happen to a campaign, each with the rows from status to status in which it may happen. */
public enum Step {
    CHANGE_PLAN(stay(DRAFT)),
    RECORD_PREPARATION(stay(DRAFT), stay(REVIEWED)),
    SEAL_ROLL(stay(DRAFT), stay(REVIEWED)),
    REVIEW(move(DRAFT, REVIEWED)),
    UNREVIEW(move(REVIEWED, DRAFT)),
    FREEZE(move(REVIEWED, FROZEN)),
    PROPOSE_LATE_CHANGE(stay(FROZEN), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    MAKE_LATE_CHANGE(stay(FROZEN), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    DECLINE_LATE_CHANGE(stay(FROZEN), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    DO_TASK(stay(FROZEN), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    REMIND(stay(FROZEN), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    PROPOSE_DECISION(stay(FROZEN), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    START_PHASE(move(FROZEN, RUNNING), stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    END_PHASE(stay(RUNNING), stay(CLOSED), stay(RESULT_CONFIRMED), stay(PUBLISHED)),
    CLOSE_SURVEY(move(RUNNING, CLOSED)),
    CONFIRM_RESULT(move(CLOSED, RESULT_CONFIRMED)),
    PUBLISH_RESULT(move(RESULT_CONFIRMED, PUBLISHED)),
    ARCHIVE(move(PUBLISHED, ARCHIVED)),
    /** A rehearsal has no public result, so it ends where another campaign publishes. */
    ARCHIVE_REHEARSAL(move(RESULT_CONFIRMED, ARCHIVED));

    /** One permitted transition. */
    public record Row(CampaignStatus from, CampaignStatus to) {}

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<Row> rows;

    Step(Row... rows) {
        this.rows = List.of(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    /** Where this step leads from that status, or a refusal. */
    CampaignStatus from(CampaignId campaign, CampaignStatus status) {
        return rows.stream()
                .filter(row -> row.from() == status)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.STEP_NOT_ALLOWED,
                        "%s: campaign %s is %s (expected: %s)".formatted(this, campaign, status, expected())))
                .to();
    }

    private String expected() {
        return rows.stream().map(row -> row.from().name()).collect(Collectors.joining(" or "));
    }

    private static Row move(CampaignStatus from, CampaignStatus to) {
        return new Row(from, to);
    }

    private static Row stay(CampaignStatus status) {
        return new Row(status, status);
    }
}
