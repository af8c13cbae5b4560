package org.minkao.rectification.events;

import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.rectification.lastingrule.RuleAdopted;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An adopted rule as its contract on {@code minkao.rectification.lasting-rule}. */
public final class LastingRuleMapping implements EventMapping<RuleAdopted> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public OutgoingEvent map(RuleAdopted event) {
        String id = event.id().value();
        ObjectNode data = JSON.createObjectNode()
                .put("campaign", event.campaign().value())
                .put("rule", id)
                .put("kind", event.kind().name())
                .put("title", event.title());
        ArrayNode cases = data.putArray("cases");
        event.cases().forEach(one -> cases.add(one.value()));
        data.put("adoptedOn", event.adoptedOn().toString());
        return new OutgoingEvent(
                "minkao.rectification.lasting-rule",
                id,
                "minkao.rectification.lasting-rule-adopted.v1",
                id,
                JSON.writeValueAsBytes(data));
    }
}
