package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.minkao.evaluation.eligibility.Roll;
import org.minkao.evaluation.eligibility.RollEvent;
import org.minkao.evaluation.eligibility.RollRow;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Rows of rolls by r, and the lookups by campaign|k, in eligibility's own database; claims and lookups go by id only. */
public final class MongoRoll extends Aggregates<RollRow, RollEvent> implements Roll {
    private static final String LOOKUPS = "lookups";
    private static final int AT_ONCE = 1_000;

    private final MongoCollection<Document> lookups;
    private final Codec<RollRow> rows = MongoDoor.codecs().get(RollRow.class);

    public MongoRoll(MongoDoor door, EventMapping<RollEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "roll", RollRow.class, mapping, null, outbox, clock);
        lookups = door.database().getCollection(LOOKUPS);
        declareIndex(Indexes.ascending("state.campaign", "state.style"));
        door.declareIndex(LOOKUPS, Indexes.ascending("campaign"), new IndexOptions());
    }

    @Override
    public void insertAll(List<RollRow> added, List<Lookup> opened) {
        InsertManyOptions unordered = new InsertManyOptions().ordered(false);
        for (int from = 0; from < added.size(); from += AT_ONCE) {
            List<BsonDocument> documents = added.subList(from, Math.min(added.size(), from + AT_ONCE)).stream()
                    .map(this::document)
                    .toList();
            call("insert rows", () -> collection().insertMany(documents, unordered));
        }
        for (int from = 0; from < opened.size(); from += AT_ONCE) {
            List<Document> documents = opened.subList(from, Math.min(opened.size(), from + AT_ONCE)).stream()
                    .map(lookup -> new Document("_id", lookup.campaign() + "|" + lookup.k())
                            .append("campaign", lookup.campaign())
                            .append("attempt", lookup.attempt())
                            .append("rows", List.of(lookup.r())))
                    .toList();
            call("insert lookups", () -> lookups.insertMany(documents, unordered));
        }
    }

    @Override
    public void keepOnly(String campaign, String attempt) {
        call(
                "remove rows",
                () -> collection().deleteMany(and(eq("state.campaign", campaign), ne("state.attempt", attempt))));
        call("remove lookups", () -> lookups.deleteMany(and(eq("campaign", campaign), ne("attempt", attempt))));
    }

    @Override
    public List<String> lookUp(String campaign, String k) {
        Document found = call(
                "look up", () -> lookups.find(eq("_id", campaign + "|" + k)).first());
        return found == null ? List.of() : found.getList("rows", String.class);
    }

    @Override
    public List<Versioned<RollRow>> notInvited(String campaign, String attempt, int limit) {
        return query(and(of(campaign, attempt), ne("state.invitation", null)), Sorts.ascending("_id"), limit);
    }

    @Override
    public void close(String campaign, String attempt) {
        call(
                "close",
                () -> collection()
                        .updateMany(
                                and(of(campaign, attempt), eq("state.closed", false)),
                                Updates.combine(Updates.set("state.closed", true), Updates.inc("version", 1L))));
    }

    @Override
    public List<String> used(String campaign, String attempt, String style) {
        return call(
                "used",
                () -> collection()
                        .find(and(of(campaign, attempt), eq("state.style", style), ne("state.use", null)))
                        .projection(Projections.include("state.use"))
                        .map(row -> row.getDocument("state").getString("use").getValue())
                        .into(new ArrayList<>()));
    }

    @Override
    public Counts counts(String campaign, String attempt, String style) {
        Bson rolls = and(of(campaign, attempt), eq("state.style", style));
        return new Counts(count(and(rolls, ne("state.claim", null))), count(and(rolls, eq("state.invited", true))));
    }

    private static Bson of(String campaign, String attempt) {
        return and(eq("state.campaign", campaign), eq("state.attempt", attempt));
    }

    private BsonDocument document(RollRow row) {
        BsonDocument state = new BsonDocument();
        rows.encode(new BsonDocumentWriter(state), row, EncoderContext.builder().build());
        return new BsonDocument("_id", new BsonString(row.r()))
                .append("version", new BsonInt64(1))
                .append("state", state);
    }
}
