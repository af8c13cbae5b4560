package org.minkao.rectification.events;

import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.rectification.sanction.SanctionEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A decided sanction as its contract on {@code minkao.rectification.sanction}. */
public final class SanctionMapping implements EventMapping<SanctionEvent.Decided> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public OutgoingEvent map(SanctionEvent.Decided event) {
        String id = event.id().value();
        ObjectNode data = JSON.createObjectNode()
                .put("campaign", event.campaign().value())
                .put("sanction", id)
                .put("case", event.caseId().value())
                .put("appraisee", event.appraisee())
                .put("person", event.person())
                .put("level", event.level().name())
                .put("decidedOn", event.decidedOn().toString());
        return new OutgoingEvent(
                "minkao.rectification.sanction",
                id,
                "minkao.rectification.sanction-decided.v1",
                id,
                JSON.writeValueAsBytes(data));
    }
}
