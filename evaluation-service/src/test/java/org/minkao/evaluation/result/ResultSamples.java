package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.appeal.Remedy;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.appeal.Subject;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.scoring.StyleOpening;

/** Results as tests need them. */
public final class ResultSamples {
    public static final String DIGEST = "cd".repeat(32);
    public static final LocalDate UNTIL = LocalDate.of(2026, 12, 2);
    public static final AppealId APPEAL = new AppealId("b".repeat(26));

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
                .publish(by("county-zhou", "county"), yes("county-zhou", true), List.of(), UNTIL)
                .after();
    }

    /** The service centre appealed against the result. */
    public static Result appealed() {
        return published().appeal(appeal(APPEAL, "service-centre"), UNTIL).after();
    }

    public static Result upheld() {
        return proposed(Ruling.Outcome.UPHELD)
                .uphold(APPEAL, by("county-qian", "county"), yes("county-qian", true))
                .after();
    }

    public static Result revised() {
        return proposed(Ruling.Outcome.REVISED)
                .revise(APPEAL, by("county-qian", "county"), yes("county-qian", true), revision())
                .after();
    }

    public static Result ended() {
        return upheld().finish(FREEZE_TIME).after();
    }

    /** A decision on the appeal lies before the second person. */
    public static Result proposed(Ruling.Outcome outcome) {
        return appealed()
                .hear(APPEAL, appeal -> appeal.propose(ruling(outcome)))
                .after();
    }

    public static Appeal appeal(AppealId id, String appraisee) {
        return Appeal.filed(
                id,
                appraisee,
                new Subject(Subject.Kind.RESULT, null),
                List.of(new Evidence("整改照片.zip", "ab".repeat(32), 2048)),
                hand("chief-chen", "chief"));
    }

    public static Ruling ruling(Ruling.Outcome outcome) {
        boolean revised = outcome == Ruling.Outcome.REVISED;
        return new Ruling(
                outcome,
                "已复核",
                revised ? new Remedy(null, List.of(new Remedy.Mark("q02", new BigDecimal("80")))) : null,
                DIGEST,
                revised ? "91.00" : null,
                yes("discipline-tang", false));
    }

    static Result.Revision revision() {
        return new Result.Revision(computation("discipline-tang", "ce".repeat(32)), "34".repeat(32), List.of());
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

    /** Proposed, with this effect; a cap is at the grade 合格. */
    public static Veto veto(Plan.VetoEffect effect) {
        return new Veto(
                new VetoId("d".repeat(26)),
                ID,
                "service-centre",
                trigger(effect),
                List.of(new Evidence("通报.pdf", "ab".repeat(32), 1024)),
                Veto.Status.PROPOSED,
                yes("county-lin", true),
                null);
    }

    public static Plan.VetoTrigger trigger(Plan.VetoEffect effect) {
        return new Plan.VetoTrigger(
                "v-" + effect.name().toLowerCase(Locale.ROOT),
                "发生责任事故" + effect,
                effect,
                effect == Plan.VetoEffect.CAP ? "合格" : null);
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
