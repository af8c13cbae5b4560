package org.minkao.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Runs one connection's commands beside the event loop, because they wait for the disk, and in their order. */
final class CommandHandler extends MongoDatabaseHandler {

    private final Executor commands;
    private CompletableFuture<?> tail = CompletableFuture.completedFuture("");

    CommandHandler(MongoBackend backend, ChannelGroup clients, Executor commands) {
        super(backend, clients);
        this.commands = commands;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        tail = tail.thenRunAsync(() -> super.channelRead0(context, request), commands)
                .handle((done, failure) -> {
                    if (failure != null) {
                        context.fireExceptionCaught(failure);
                    }
                    return context;
                });
    }
}
