package org.minkao.rectification.store;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.lastingrule.LastingRule;
import org.minkao.rectification.lastingrule.LastingRules;
import org.minkao.rectification.lastingrule.RuleAdopted;
import org.minkao.rectification.people.CampaignId;

/** Lasting rules in the collection {@code lasting_rules}. */
public final class MongoLastingRules extends Aggregates<LastingRule, RuleAdopted> implements LastingRules {

    public MongoLastingRules(MongoDoor door, EventMapping<RuleAdopted> mapping, Outbox outbox, Clock clock) {
        super(door, "lasting_rules", LastingRule.class, mapping, ByCampaign.AUDIT_TOPIC, outbox, clock);
        declareIndex(Indexes.ascending(ByCampaign.CAMPAIGN));
    }

    @Override
    public List<Versioned<LastingRule>> ofCampaign(CampaignId campaign) {
        return query(ByCampaign.of(campaign), ByCampaign.BY_ID, ByCampaign.MOST);
    }
}
