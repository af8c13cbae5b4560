package org.minkao.rectification.events;

import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.rectification.cases.CaseEvent;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.Origin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Case events as their contracts on {@code minkao.rectification.case}. */
public final class CaseMapping implements EventMapping<CaseEvent> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public OutgoingEvent map(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Opened opened -> opened(opened);
            case CaseEvent.Advanced advanced -> advanced(advanced);
            case CaseEvent.Closed closed -> closed(closed);
        };
    }

    private static OutgoingEvent opened(CaseEvent.Opened event) {
        Origin origin = event.origin();
        ObjectNode data = head(event.id(), origin);
        if (origin.item() != null) {
            data.put("item", origin.item());
        }
        data.put("title", origin.title());
        data.set("source", source(origin));
        data.put("openedOn", origin.openedOn().toString())
                .put("deadline", event.deadline().toString());
        return outgoing("case-opened", event.id(), data);
    }

    private static OutgoingEvent advanced(CaseEvent.Advanced event) {
        ObjectNode data = head(event.id(), event.origin())
                .put("step", event.step().name())
                .put("from", event.from().name())
                .put("to", event.to().name());
        if (event.owner() != null) {
            data.put("owner", event.owner());
        }
        ArrayNode tell = data.putArray("tell");
        event.tell().forEach(tell::add);
        data.put("deadline", event.deadline().toString());
        return outgoing("case-advanced", event.id(), data);
    }

    private static OutgoingEvent closed(CaseEvent.Closed event) {
        ObjectNode data =
                head(event.id(), event.origin()).put("outcome", event.outcome().name());
        data.set("source", source(event.origin()));
        data.put("closedOn", event.closedOn().toString());
        return outgoing("case-closed", event.id(), data);
    }

    private static ObjectNode head(CaseId id, Origin origin) {
        return JSON.createObjectNode()
                .put("campaign", origin.campaign().value())
                .put("case", id.value())
                .put("number", origin.number())
                .put("appraisee", origin.appraisee());
    }

    private static ObjectNode source(Origin origin) {
        return JSON.createObjectNode()
                .put("kind", origin.source().kind().name())
                .put("ref", origin.source().ref());
    }

    private static OutgoingEvent outgoing(String event, CaseId id, ObjectNode data) {
        return new OutgoingEvent(
                "minkao.rectification.case",
                id.value(),
                "minkao.rectification." + event + ".v1",
                id.value(),
                JSON.writeValueAsBytes(data));
    }
}
