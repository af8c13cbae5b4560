package org.minkao.gateway.limit;

import java.util.ArrayList;
import java.util.List;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** A request body as it arrives, counted piece by piece; refused as soon as it is too large. */
final class ReceivedBody {

    private final long limit;
    private final BodyBudget budget;
    private final List<byte[]> pieces = new ArrayList<>();
    private long size;
    private boolean closed;

    ReceivedBody(long limit, BodyBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    synchronized void add(DataBuffer buffer) {
        try {
            int count = buffer.readableByteCount();
            if (closed) {
                return;
            }
            if (size + count > limit) {
                throw GatewayProblem.of(Code.TOO_LARGE, limit);
            }
            if (!budget.take(count)) {
                throw GatewayProblem.of(Code.TRY_AGAIN);
            }
            byte[] piece = new byte[count];
            buffer.read(piece);
            pieces.add(piece);
            size += count;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    synchronized long size() {
        return size;
    }

    synchronized Flux<DataBuffer> replay(DataBufferFactory factory) {
        return Flux.fromIterable(List.copyOf(pieces)).map(factory::wrap);
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            pieces.clear();
            budget.giveBack(size);
        }
    }
}
