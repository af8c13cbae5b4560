package org.minkao.rectification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.bson.conversions.Bson;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.CaseNumbers;
import org.minkao.rectification.people.CampaignId;

/**
 * Numbers in the collection {@code case_numbers}: one document per number, whose {@code _id} nobody can take twice.
 *
 * <p>A crash between number and case is healed by asking again: the case finds the number it took. Two people who open
 * the same case in the same instant may leave one number unused; none is ever given twice.
 */
public final class MongoCaseNumbers extends Aggregates<TakenNumber, TakenNumber.Silent> implements CaseNumbers {
    private static final Bson LOWEST = Sorts.ascending("state.number");
    private static final Bson HIGHEST = Sorts.descending("state.number");

    public MongoCaseNumbers(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "case_numbers", TakenNumber.class, new SilentMapping<>(), null, outbox, clock);
        declareIndex(Indexes.ascending(ByCampaign.CAMPAIGN, "state.number"));
    }

    @Override
    public int numberOf(CampaignId campaign, CaseId id) {
        while (true) {
            List<Versioned<TakenNumber>> taken =
                    query(Filters.and(ByCampaign.of(campaign), Filters.eq("state.caseId", id.value())), LOWEST, 1);
            if (!taken.isEmpty()) {
                return taken.getFirst().state().number();
            }
            int next = 1
                    + query(ByCampaign.of(campaign), HIGHEST, 1).stream()
                            .mapToInt(n -> n.state().number())
                            .findFirst()
                            .orElse(0);
            TakenNumber mine = new TakenNumber(campaign, next, id);
            if (insertIfAbsent(campaign + "-" + next, mine, List.of(), null)) {
                return next;
            }
        }
    }
}
