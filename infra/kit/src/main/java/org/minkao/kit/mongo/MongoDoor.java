package org.minkao.kit.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.minkao.kit.core.Fault;

/** One room's client of its database. */
public final class MongoDoor implements AutoCloseable {
    private static final CodecRegistry CODECS = CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(
                    new TextCodec<>(BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new),
                    new TextCodec<>(Duration.class, Duration::toString, Duration::parse),
                    new TextCodec<>(LocalDate.class, LocalDate::toString, LocalDate::parse),
                    new TextCodec<>(YearMonth.class, YearMonth::toString, YearMonth::parse)),
            CodecRegistries.fromProviders(
                    new TextIdCodecProvider(),
                    new KeyedMapCodecProvider(),
                    new SealedCodecProvider(),
                    new StateCodecProvider()),
            MongoClientSettings.getDefaultCodecRegistry());

    private final MongoClient client;
    private final MongoDatabase database;
    private final List<DeclaredIndex> indexes = new CopyOnWriteArrayList<>();

    private record DeclaredIndex(String collection, Bson keys, IndexOptions options) {}

    public MongoDoor(MongoSettings settings) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(40).maxWaitTime(5, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .codecRegistry(CODECS)
                .build());
        database = client.getDatabase(settings.database());
    }

    public MongoDatabase database() {
        return database;
    }

    /** How records, ids and values are written. */
    public static CodecRegistry codecs() {
        return CODECS;
    }

    /** Asks the server whether it is there; throws a {@link Fault} when it is not. */
    public void ping() {
        try {
            database.runCommand(new Document("ping", 1));
        } catch (MongoException e) {
            throw new Fault("database does not answer a ping", e);
        }
    }

    /** Remembers an index for {@link #prepare}. */
    public void declareIndex(String collection, Bson keys, IndexOptions options) {
        indexes.add(new DeclaredIndex(collection, keys, options));
    }

    /** Creates every declared index and checks that the server really has it with these keys. */
    public void prepare() {
        Calls.call("preparing indexes", () -> {
            for (DeclaredIndex index : indexes) {
                String name = database.getCollection(index.collection()).createIndex(index.keys(), index.options());
                check(index, name);
            }
            return indexes.size();
        });
    }

    private void check(DeclaredIndex index, String name) {
        BsonDocument wanted = index.keys().toBsonDocument(Document.class, CODECS);
        boolean there = false;
        for (BsonDocument found : database.getCollection(index.collection()).listIndexes(BsonDocument.class)) {
            there |= found.getString("name").getValue().equals(name)
                    && found.getDocument("key").keySet().equals(wanted.keySet());
        }
        if (!there) {
            throw new IllegalStateException(
                    "index %s of %s is not there (expected: %s)".formatted(name, index.collection(), wanted.toJson()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
