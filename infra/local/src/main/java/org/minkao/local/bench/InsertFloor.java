package org.minkao.local.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.bson.types.Binary;
import org.minkao.ballot.CampaignId;
import org.minkao.local.Failure;

/** Bare durable inserts of documents like a sealed ballot, by the same driver into the same server. */
final class InsertFloor implements AutoCloseable {
    private static final String DATABASE = "minkao_bench";
    private static final int ID_BYTES = 32;
    // As many as a service's pool has.
    private static final int CONNECTIONS = 40;

    private final MongoClient client;
    private final MongoCollection<Document> collection;
    private final byte[] envelope;
    private final String campaign;

    InsertFloor(String uri, CampaignId campaign, int envelopeBytes) {
        this.campaign = campaign.value();
        this.envelope = new byte[envelopeBytes];
        new SecureRandom().nextBytes(envelope);
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
        this.collection = client.getDatabase(DATABASE).getCollection("inserts");
    }

    Load.Work work() {
        return () -> {
            try {
                collection.insertOne(new Document("_id", hex())
                        .append("c", campaign)
                        .append("s", "clients")
                        .append("B", hex())
                        .append("env", new Binary(envelope))
                        .append("b", null));
                return Optional.empty();
            } catch (MongoException e) {
                return Optional.of(e.toString());
            }
        };
    }

    private static String hex() {
        byte[] id = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        try (client) {
            client.getDatabase(DATABASE).drop();
        } catch (MongoException e) {
            throw Failure.check(
                    "无法清除测试库：" + e.getMessage(), "the floor's database cannot be dropped: " + e.getMessage());
        }
    }
}
