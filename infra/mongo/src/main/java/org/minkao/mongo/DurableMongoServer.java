package org.minkao.mongo;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** MongoDB-compatible server on loopback, for trial and tests only: it knows no users and no replication. */
public final class DurableMongoServer implements AutoCloseable {

    /** The file inside the given folder that holds everything. */
    public static final String FILE = "durable.mv";

    private static final int CACHE_MEGABYTES = 32;
    private static final int RETENTION_MILLIS = 5_000;
    private static final int COMPACT_SECONDS = 15;

    private final Optional<Path> folder;
    private final int port;
    private @Nullable Running running;

    /** Keeps its file in the folder and listens on a free port. */
    public DurableMongoServer(Path folder) {
        this(folder, 0);
    }

    /** Keeps its file in the folder and listens on the port given; 0 takes a free one. */
    public DurableMongoServer(Path folder, int port) {
        this(Optional.of(folder), port);
    }

    private DurableMongoServer(Optional<Path> folder, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is %d (expected: 0 to 65535)".formatted(port));
        }
        this.folder = folder;
        this.port = port;
    }

    /** The same commands without a file, for tests; everything is gone when it closes. */
    public static DurableMongoServer inMemory() {
        return new DurableMongoServer(Optional.empty(), 0);
    }

    /** Starts listening and returns the connection string. */
    public synchronized String start() {
        Running current = running;
        if (current == null) {
            current = Running.open(openStore(folder), port);
            running = current;
        }
        return current.connectionString();
    }

    /** Write commands finished, and the syncs that covered them, since the start. */
    public synchronized Counts counts() {
        Running current = running;
        return current == null
                ? new Counts(0, 0)
                : new Counts(
                        current.backend.commits().finishedCommands(),
                        current.backend.commits().syncs());
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private static MVStore openStore(Optional<Path> where) {
        // No commit of H2's own: neither by time nor by memory, which could store half a command.
        MVStore.Builder builder = new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES);
        if (where.isPresent()) {
            Path folder = where.get();
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot create " + folder, e);
            }
            builder.fileName(folder.resolve(FILE).toString());
        }
        MVStore store = builder.open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    /** How well writers shared their syncs. */
    public record Counts(long writes, long syncs) {}

    private record Running(
            DurableBackend backend,
            EventLoopGroup loops,
            ExecutorService commands,
            ChannelGroup clients,
            Channel door,
            ScheduledExecutorService housekeeping,
            Future<?> compacting) {

        static Running open(MVStore store, int port) {
            var backend = new DurableBackend(store);
            var loops =
                    new MultiThreadIoEventLoopGroup(2, new DefaultThreadFactory("mongo-io"), NioIoHandler.newFactory());
            var commands = Executors.newVirtualThreadPerTaskExecutor();
            var clients = new DefaultChannelGroup("clients", GlobalEventExecutor.INSTANCE);
            try {
                Channel door = new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 256)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(pipeline(backend, commands, clients))
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .syncUninterruptibly()
                        .channel();
                ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("mongo-compact").factory());
                var compacting = housekeeping.scheduleWithFixedDelay(
                        new Compaction(backend.commits()), COMPACT_SECONDS, COMPACT_SECONDS, TimeUnit.SECONDS);
                return new Running(backend, loops, commands, clients, door, housekeeping, compacting);
            } catch (RuntimeException | Error e) {
                loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
                commands.shutdown();
                backend.close();
                throw e;
            }
        }

        private static ChannelInitializer<SocketChannel> pipeline(
                DurableBackend backend, ExecutorService commands, ChannelGroup clients) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(SocketChannel client) {
                    client.pipeline()
                            .addLast(new MongoWireReplyEncoder())
                            .addLast(new MongoWireMessageEncoder())
                            .addLast(new MongoWireProtocolHandler())
                            .addLast(new CommandHandler(backend, clients, commands))
                            .addLast(new MongoExceptionHandler());
                }
            };
        }

        String connectionString() {
            return "mongodb://127.0.0.1:" + ((InetSocketAddress) door.localAddress()).getPort();
        }

        void close() {
            compacting.cancel(false);
            housekeeping.close();
            door.close().syncUninterruptibly();
            clients.close().awaitUninterruptibly();
            // Waits for commands under way and never interrupts: an interrupt would close the file under all of them.
            commands.close();
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
            backend.close();
        }
    }

    private static final class Compaction implements Runnable {
        private final GroupCommit commits;
        private long seen;

        Compaction(GroupCommit commits) {
            this.commits = commits;
        }

        @Override
        public void run() {
            long now = commits.finishedCommands();
            if (now != seen) {
                commits.compact();
                seen = now;
            }
        }
    }
}
