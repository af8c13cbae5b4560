package org.minkao.testkit;

import java.util.UUID;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.mongo.DurableMongoServer;
import org.testcontainers.mongodb.MongoDBContainer;

/** One MongoDB for all tests of this JVM: a given one, Docker's, or the embedded compatible server. */
public final class TestMongo {
    private static final String GIVEN = "MINKAO_TEST_MONGODB_URI";
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    private static final class Running {
        static final String URI = start();

        private static String start() {
            String given = System.getenv(GIVEN);
            if (given != null && !given.isBlank()) {
                Servers.chosen("mongodb", "given");
                return given;
            }
            if (Servers.dockerAnswers()) {
                MongoDBContainer container = new MongoDBContainer("mongo:8.0");
                container.start();
                Servers.atExit(container::stop);
                Servers.chosen("mongodb", "docker mongo:8.0");
                return container.getConnectionString();
            }
            DurableMongoServer server = DurableMongoServer.inMemory();
            String uri = server.start();
            Servers.atExit(server::close);
            Servers.chosen("mongodb", "embedded compatible server");
            return uri;
        }
    }

    private TestMongo() {}

    public static String uri() {
        return Running.URI;
    }

    /** A name that no other run uses. */
    public static String database(String name) {
        return "t_" + RUN + "_" + name;
    }

    /** A client of a database of its own; close it. */
    public static MongoDoor door(String name) {
        return new MongoDoor(new MongoSettings(uri(), database(name)));
    }
}
