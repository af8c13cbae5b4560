package org.minkao.notification.store;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.AuditChain;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.notification.audit.AuditCheck;
import org.minkao.notification.audit.AuditLine;
import org.minkao.notification.audit.AuditLog;
import org.minkao.notification.audit.Sight;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chained record of commands in MongoDB. */
public final class MongoAuditLog implements AuditLog {
    private static final String SUBJECT = "subject";
    private static final Bson ABOUT_A_CAMPAIGN =
            Filters.regex(SUBJECT, "^(" + String.join("|", Sight.NAMING_A_CAMPAIGN) + ")/");

    private final AuditChain chain;
    private final JsonMapper json;

    public MongoAuditLog(MongoDoor door, JsonMapper json) {
        this.chain = new AuditChain(door, "audit");
        this.json = json;
    }

    @Override
    public void append(IncomingEvent event) {
        chain.append(event);
    }

    @Override
    public List<AuditLine> newest(Optional<String> topic, Sight sight, int limit) {
        return chain.list(topic.orElse(null), within(sight), limit).stream()
                .map(this::line)
                .toList();
    }

    private static Bson within(Sight sight) {
        return switch (sight) {
            case Sight.Everything _ -> Filters.empty();
            case Sight.Part part when part.unattributed() -> Filters.or(about(part), Filters.nor(ABOUT_A_CAMPAIGN));
            case Sight.Part part -> about(part);
        };
    }

    private static Bson about(Sight.Part part) {
        List<String> subjects = Sight.NAMING_A_CAMPAIGN.stream()
                .flatMap(collection -> part.campaigns().stream().map(campaign -> collection + "/" + campaign))
                .toList();
        return Filters.in(SUBJECT, subjects);
    }

    @Override
    public AuditCheck check() {
        Optional<AuditCheck.Break> first = chain.verify()
                .map(flaw -> new AuditCheck.Break(
                        AuditCheck.Kind.valueOf(flaw.kind().name()), flaw.chain(), flaw.index(), flaw.id()));
        return new AuditCheck(chain.count(), first);
    }

    private AuditLine line(AuditChain.Entry entry) {
        JsonNode data = data(entry);
        JsonNode reason = data.get("reason");
        return new AuditLine(
                entry.id(),
                entry.topic(),
                entry.chain(),
                entry.index(),
                data.path("who").asString(""),
                data.path("action").asString(""),
                data.path("subject").asString(""),
                reason == null ? null : reason.asString(),
                entry.time(),
                entry.hash());
    }

    /** An entry that somebody made unreadable is listed with what is left; the check names it. */
    private JsonNode data(AuditChain.Entry entry) {
        try {
            return json.readTree(entry.data());
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }
}
