package org.minkao.mongo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The server as a process of its own: {@code DurableMongo FOLDER PORT}. */
public final class DurableMongo {

    private DurableMongo() {}

    /** Prints the connection string when it listens, and stops cleanly on a termination signal. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: DurableMongo FOLDER PORT");
            System.exit(2);
            return;
        }
        var server = new DurableMongoServer(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mongo-stop"));
        System.out.println("MongoDB-compatible server for trial and tests only / 仅供试用和测试: " + server.start());
        new CountDownLatch(1).await();
    }
}
