package org.minkao.evaluation.comparison;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.Plan;

/** Makes up ballots and inspection marks, so that schemes can be compared before anybody has voted. */
final class SyntheticInputs {
    private static final String MADE_UP =
            Digests.h("made up".getBytes(StandardCharsets.US_ASCII)).hex();
    private static final List<String> NOBODY = List.of("synthetic-1", "synthetic-2");

    private final Plan plan;
    private final Trial.Synthetic asked;
    private final SplittableRandom dice;

    SyntheticInputs(Plan plan, Trial.Synthetic asked) {
        this.plan = plan;
        this.asked = asked;
        this.dice = new SplittableRandom(asked.seed());
    }

    byte[] bytes() {
        List<Json> sets = new ArrayList<>();
        List<Json> rows = new ArrayList<>();
        List<Json> marks = new ArrayList<>();
        if (plan.scoring().society().signum() > 0) {
            for (Plan.VoterClass voterClass : plan.voterClasses()) {
                sets.add(Json.obj(
                        "class", voterClass.id(),
                        "issued", asked.ballots(),
                        "collected", asked.ballots(),
                        "valid", asked.ballots()));
                plan.appraisees().forEach(each -> rows.add(row(voterClass.id(), each.id())));
            }
        }
        if (plan.scoring().office().signum() > 0) {
            for (Plan.Appraisee appraisee : plan.appraisees()) {
                plan.items().forEach(item -> marks.add(mark(appraisee.id(), item.id())));
            }
        }
        return CountedInputs.inputs(plan, plan, sets, rows, marks, List.of(), List.of());
    }

    private Json row(String voterClass, String appraisee) {
        Map<String, Json> items = new LinkedHashMap<>();
        plan.items().forEach(item -> items.put(item.id(), chosen()));
        return CountedInputs.row(voterClass, appraisee, items);
    }

    /** The ballots shared out among the options, the better ones as a rule more often. */
    private Json chosen() {
        int options = plan.scale().rated().size();
        long[] shares = new long[options];
        long sum = 0;
        for (int i = 0; i < options; i++) {
            shares[i] = dice.nextInt(1, 1001) * (i + 1L);
            sum += shares[i];
        }
        Map<String, Json> chosen = new LinkedHashMap<>();
        long rest = asked.ballots();
        for (int i = 0; i < options; i++) {
            long many = i == options - 1 ? rest : asked.ballots() * shares[i] / sum;
            chosen.put(PlanScheme.option(i + 1), Json.of(many));
            rest -= many;
        }
        return new Json.Obj(chosen);
    }

    private Json mark(String appraisee, String item) {
        return Json.obj(
                "source", item,
                "appraisee", appraisee,
                "value", dice.nextInt(60, 101),
                "evidence", MADE_UP,
                "approvedBy", NOBODY);
    }
}
