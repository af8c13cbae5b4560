package org.minkao.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

class IdIndexTest {

    private final MVStore store = MVStore.open(null);
    private final DurableDatabase database = new DurableDatabase("x", store, new CursorRegistry());

    @Test
    void findsByAnIdAmongOtherConditions() {
        Index<Object> index = index("_id");
        Document whole = new Document("_id", "a").append("version", 1);
        Document conjunction = new Document("$and", List.of(new Document("version", 1), new Document("_id", "a")));
        for (Document query : List.of(new Document("_id", "a"), whole, conjunction)) {
            assertThat(index.canHandle(query)).as("%s", query).isTrue();
            assertThat(index.getPositions(query)).as("%s", query).containsExactly("position of a");
        }
        Document unknown = new Document("_id", "c").append("version", 1);
        assertThat(index.canHandle(unknown)).isTrue();
        assertThat(index.getPositions(unknown)).isEmpty();
    }

    @Test
    void leavesEveryOtherFilterToTheServer() {
        Index<Object> index = index("_id");
        assertThat(List.of(
                        new Document("version", 1),
                        new Document("$or", List.of(new Document("_id", "a"), new Document("_id", "b"))),
                        new Document("_id", new Document("$ne", "a")).append("version", 1),
                        new Document("$and", List.of(new Document("version", 1)))))
                .noneMatch(index::canHandle);
    }

    @Test
    void otherIndexesStayAsTheyAre() {
        assertThat(database.openOrCreateUniqueIndex("notes", "code_1", List.of(new IndexKey("code", true)), false))
                .isNotInstanceOf(IdIndex.class);
    }

    @Test
    void aMatchingIdIsNotEnough() {
        try (var server = DurableMongoServer.inMemory();
                MongoClient client = MongoClients.create(server.start())) {
            MongoCollection<org.bson.Document> notes = client.getDatabase("x").getCollection("notes");
            notes.insertOne(new org.bson.Document("_id", "a").append("version", 1L));
            notes.insertOne(new org.bson.Document("_id", "b").append("version", 2L));
            assertThat(notes.updateOne(and(eq("_id", "a"), eq("version", 2L)), Updates.set("version", 3L))
                            .getMatchedCount())
                    .isZero();
            assertThat(notes.updateOne(and(eq("_id", "a"), eq("version", 1L)), Updates.set("version", 2L))
                            .getMatchedCount())
                    .isEqualTo(1);
            assertThat(notes.find(and(eq("_id", "a"), exists("version", false))))
                    .isEmpty();
            assertThat(notes.find(and(eq("_id", "a"), eq("_id", "b")))).isEmpty();
            assertThat(notes.countDocuments(and(eq("_id", "a"), or(eq("version", 2L), eq("version", 9L)))))
                    .isEqualTo(1);
            assertThat(notes.deleteOne(and(eq("_id", "b"), eq("version", 1L))).getDeletedCount())
                    .isZero();
        }
    }

    private Index<Object> index(String field) {
        Index<Object> index =
                database.openOrCreateUniqueIndex("notes", "_id_", List.of(new IndexKey(field, true)), false);
        index.add(new Document("_id", "a"), "position of a", null);
        index.add(new Document("_id", "b"), "position of b", null);
        return index;
    }
}
