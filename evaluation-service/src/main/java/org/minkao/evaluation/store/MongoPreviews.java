package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.minkao.evaluation.eligibility.Preview;
import org.minkao.evaluation.eligibility.Previews;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Previews and, beside them, their sealed people; in eligibility's own database. */
public final class MongoPreviews extends Aggregates<Preview, Void> implements Previews {
    private static final String PARTS = "previewParts";

    private final MongoCollection<Document> parts;

    public MongoPreviews(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "previews", Preview.class, new Silent(), null, outbox, clock);
        parts = door.database().getCollection(PARTS);
        declareIndex(Indexes.ascending("state.campaign"));
        door.declareIndex(PARTS, Indexes.ascending("campaign"), new IndexOptions());
    }

    /** People first: a preview that can be found is whole. */
    @Override
    public void keep(Preview preview, List<String> sealedParts) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < sealedParts.size(); i++) {
            documents.add(new Document("_id", preview.id() + "|" + i)
                    .append("campaign", preview.campaign())
                    .append("sealed", sealedParts.get(i)));
        }
        if (!documents.isEmpty()) {
            call("insert parts", () -> parts.insertMany(documents));
        }
        insert(preview.id(), preview, List.of(), null);
    }

    @Override
    public Optional<Preview> preview(String id) {
        return find(id).map(Versioned::state);
    }

    @Override
    public List<String> parts(Preview preview) {
        List<String> sealed = new ArrayList<>();
        for (int i = 0; i < preview.parts(); i++) {
            String id = preview.id() + "|" + i;
            Document part = call("find part", () -> parts.find(eq("_id", id)).first());
            if (part == null) {
                throw new Fault("part %d of preview %s is gone".formatted(i, preview.id()));
            }
            sealed.add(part.getString("sealed"));
        }
        return sealed;
    }

    @Override
    public void forget(String campaign) {
        call("forget", () -> collection().deleteMany(eq("state.campaign", campaign)));
        call("forget parts", () -> parts.deleteMany(eq("campaign", campaign)));
    }
}
