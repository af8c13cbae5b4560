package org.minkao.local;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.minkao.mongo.DurableMongo;

/** Where documents are kept: a given address, else a mongod, else the embedded compatible server. */
sealed interface DatabasePart {

    /** One line for people, never an address with a password. */
    String label();

    /** A word for machines. */
    String word();

    /** The connection string for the services. */
    String uri();

    /** The process to start, if there is one. */
    Optional<LaunchPlan> plan();

    /** After its process listens. */
    void ready();

    static DatabasePart choose(Settings settings, Folders folders, Ports ports, String classpath, Path cache) {
        Optional<String> given = settings.text("MINKAO_MONGODB_URI");
        if (given.isPresent()) {
            return new Given(given.get());
        }
        int port = ports.of(Ports.MONGODB);
        Optional<Path> mongod = mongod(settings);
        if (mongod.isPresent()) {
            return new Mongod(mongod.get(), folders, settings, port);
        }
        return new Embedded(folders, settings, port, classpath, cache);
    }

    private static Optional<Path> mongod(Settings settings) {
        Optional<Path> named = settings.text("MINKAO_MONGOD").map(Path::of);
        if (named.isPresent()) {
            if (!Files.isExecutable(named.get())) {
                throw Failure.input(
                        "MINKAO_MONGOD 指向的 %s 不可执行".formatted(named.get()),
                        "MINKAO_MONGOD names %s, which cannot be run".formatted(named.get()));
            }
            return named;
        }
        return settings.text("PATH").stream()
                .flatMap(path -> List.of(path.split(":")).stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A server that somebody else runs. */
    record Given(String uri) implements DatabasePart {
        @Override
        public String label() {
            return "MINKAO_MONGODB_URI（外部服务器 · given server）";
        }

        @Override
        public String word() {
            return "given";
        }

        @Override
        public Optional<LaunchPlan> plan() {
            return Optional.empty();
        }

        @Override
        public void ready() {
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase("admin").runCommand(new Document("ping", 1));
            } catch (MongoException | IllegalArgumentException e) {
                throw Failure.environment(
                        "MINKAO_MONGODB_URI 指向的服务器没有应答：" + e.getClass().getSimpleName(),
                        "the server of MINKAO_MONGODB_URI does not answer: check the address and its user");
            }
        }

        @Override
        public String toString() {
            return "Given";
        }
    }

    /** MongoDB's own server as a one-node replica set. */
    record Mongod(Path program, Folders folders, Settings settings, int port) implements DatabasePart {
        private static final int ALREADY_INITIALIZED = 23;

        @Override
        public String label() {
            return "mongod（" + program + "，单节点副本集 · one-node replica set）";
        }

        @Override
        public String word() {
            return "mongod";
        }

        @Override
        public String uri() {
            return "mongodb://" + Loopback.HOST + ":" + port + "/?replicaSet=minkao";
        }

        @Override
        public Optional<LaunchPlan> plan() {
            Path data = folders.data().resolve("mongod");
            Folders.createPrivate(data);
            return Optional.of(new LaunchPlan(
                    "mongodb",
                    List.of(
                            program.toString(),
                            "--replSet",
                            "minkao",
                            "--bind_ip",
                            Loopback.HOST,
                            "--port",
                            Integer.toString(port),
                            "--dbpath",
                            data.toString(),
                            "--wiredTigerCacheSizeGB",
                            "0.25"),
                    settings.inherited(),
                    folders.root(),
                    List.of(port),
                    "mongod:" + program + ":" + port,
                    LaunchPlan.Probe.of(port, LaunchPlan.Hello.MONGODB),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Optional.empty()));
        }

        @Override
        public void ready() {
            String direct = "mongodb://" + Loopback.HOST + ":" + port + "/?directConnection=true";
            try (MongoClient client = MongoClients.create(direct)) {
                Document member = new Document("_id", 0).append("host", Loopback.HOST + ":" + port);
                client.getDatabase("admin")
                        .runCommand(new Document(
                                "replSetInitiate", new Document("_id", "minkao").append("members", List.of(member))));
            } catch (MongoCommandException e) {
                if (e.getErrorCode() != ALREADY_INITIALIZED) {
                    throw Failure.environment(
                            "mongod 无法成为副本集：" + e.getErrorMessage(),
                            "mongod refuses the replica set: " + e.getErrorMessage());
                }
            }
        }
    }

    /** The compatible server for trial and tests. */
    record Embedded(Folders folders, Settings settings, int port, String classpath, Path cache)
            implements DatabasePart {
        @Override
        public String label() {
            return "内置兼容服务器，仅供试用和测试 · embedded compatible server, for trial and tests only";
        }

        @Override
        public String word() {
            return "embedded";
        }

        @Override
        public String uri() {
            return "mongodb://" + Loopback.HOST + ":" + port;
        }

        @Override
        public Optional<LaunchPlan> plan() {
            Path data = folders.data().resolve("mongodb");
            Folders.createPrivate(data);
            JavaCommand java = new JavaCommand()
                    .options("-Xms48m", "-Xmx320m", "-XX:-UsePerfData", Stack.PROCESS_LOG)
                    .cache(cache, Stack.caches(settings));
            List<String> command = java.main(classpath, DurableMongo.class, data.toString(), Integer.toString(port));
            return Optional.of(new LaunchPlan(
                    "mongodb",
                    command,
                    settings.inherited(),
                    folders.root(),
                    List.of(port),
                    "embedded:" + port,
                    LaunchPlan.Probe.of(port, LaunchPlan.Hello.MONGODB),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(java.cacheToWrite().isPresent() ? 90 : 30),
                    java.cacheToWrite()));
        }

        @Override
        public void ready() {
            // It listens only after its file is open.
        }
    }
}
