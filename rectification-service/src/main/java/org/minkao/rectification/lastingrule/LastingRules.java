package org.minkao.rectification.lastingrule;

import java.util.List;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.reason.RectificationReason;

/** The lasting rules of this room. */
public interface LastingRules extends Store<LastingRule, RuleAdopted> {

    List<Versioned<LastingRule>> ofCampaign(CampaignId campaign);

    default Versioned<LastingRule> require(RuleId id) {
        return find(id.value())
                .orElseThrow(() -> new Refusal(
                        RectificationReason.LASTING_RULE_NOT_FOUND, "there is no lasting rule %s".formatted(id)));
    }
}
