package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.scoring.StyleOpening;

/** Results as tests need them. */
public final class ResultSamples {
    public static final String DIGEST = "cd".repeat(32);

    private ResultSamples() {}

    public static Result computed() {
        return Result.computed(ID, "示例局民主考评", computation("county-lin", DIGEST)).after();
    }

    public static Result confirmed() {
        return computed()
                .confirm(by("leader-gao", "leader"), yes("leader-gao", false), DIGEST)
                .after();
    }

    public static Result published() {
        return confirmed()
                .publish(by("county-zhou", "county"), yes("county-zhou", true), List.of())
                .after();
    }

    public static Result.Computation computation(String by, String digest) {
        return new Result.Computation(
                hand(by, "county"),
                digest,
                "ef".repeat(32),
                Map.of("service-centre", "12".repeat(32)),
                List.of(new StyleCount("clients", 24, 21, 20, 18, false)));
    }

    public static Hand yes(String by, boolean county) {
        return hand(by, county ? "county" : "leader");
    }

    /** Proposed by one, approved by another. */
    public static Adjustment approved() {
        return adjustment("-2.50").approve(by("county-zhou", "county"), yes("county-zhou", true));
    }

    public static Adjustment adjustment(String points) {
        return new Adjustment(
                new AdjustmentId("a".repeat(26)),
                ID,
                "service-centre",
                new BigDecimal(points),
                "违反考评纪律扣分",
                "ab".repeat(32),
                Adjustment.Status.PROPOSED,
                yes("county-lin", true),
                null);
    }

    /** So many ballots of a style that give every item of every appraisee the same value. */
    public static StyleOpening opening(Campaign campaign, String style, int ballots, int value) {
        StringBuilder answers = new StringBuilder("{\"v\":1,\"r\":[");
        String separator = "";
        for (Plan.Appraisee appraisee : campaign.plan().appraisees()) {
            for (Plan.Item item : campaign.plan().items()) {
                answers.append(separator).append("[\"%s\",\"%s\",%d]".formatted(appraisee.id(), item.id(), value));
                separator = ",";
            }
        }
        String one = answers.append("]}").toString();
        return new StyleOpening(
                style,
                ballots,
                false,
                IntStream.range(0, ballots).mapToObj(i -> one).toList());
    }
}
