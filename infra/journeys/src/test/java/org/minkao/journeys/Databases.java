package org.minkao.journeys;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;

/** Every document of every database, read behind the services' backs. */
final class Databases implements AutoCloseable {
    private static final Set<String> SERVERS_OWN = Set.of("admin", "config", "local");

    private final MongoClient client;

    Databases(Stack stack) {
        String given = System.getenv("MINKAO_MONGODB_URI");
        client = MongoClients.create(
                given == null || given.isBlank() ? "mongodb://127.0.0.1:" + stack.port("MINKAO_MONGODB_PORT") : given);
    }

    MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    /** Names as {@code database.collection}. */
    List<String> collections() {
        List<String> all = new ArrayList<>();
        for (String database : client.listDatabaseNames()) {
            if (!SERVERS_OWN.contains(database)) {
                client.getDatabase(database).listCollectionNames().forEach(name -> all.add(database + "." + name));
            }
        }
        return all.stream().sorted().toList();
    }

    void each(BiConsumer<String, RawBsonDocument> reader) {
        each(name -> true, reader);
    }

    private void each(Predicate<String> wanted, BiConsumer<String, RawBsonDocument> reader) {
        collections().stream().filter(wanted).forEach(name -> {
            int dot = name.indexOf('.');
            client.getDatabase(name.substring(0, dot))
                    .getCollection(name.substring(dot + 1), RawBsonDocument.class)
                    .find()
                    .forEach(document -> reader.accept(name, document));
        });
    }

    /** What is stored, by collection and id; two equal pictures mean that nothing was changed. */
    Map<String, RawBsonDocument> picture(Predicate<String> wanted) {
        Map<String, RawBsonDocument> all = new TreeMap<>();
        each(wanted, (name, document) -> all.put(name + " " + document.get("_id"), document));
        return all;
    }

    @Override
    public void close() {
        client.close();
    }
}
