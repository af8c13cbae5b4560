package org.minkao.gateway.problem;

import org.minkao.gateway.door.Doors;
import org.minkao.gateway.door.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The last stop of every error: a problem document, never a stack trace. */
public final class ProblemHandler implements ErrorWebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Doors doors;
    private final ProblemWriter writer;

    public ProblemHandler(Doors doors, ProblemWriter writer) {
        this.doors = doors;
        this.writer = writer;
    }

    /** Before the one that Spring Boot brings. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            // Half an answer has left: only breaking the connection tells the caller that the rest is missing.
            return Mono.error(thrown);
        }
        boolean silent = doors.silent(exchange);
        GatewayProblem problem = Failures.problem(thrown, exchange.getRequest().getMethod(), silent);
        if (silent) {
            return writer.write(exchange, problem, true, null);
        }
        String traceId = Trace.of(exchange).id();
        log(problem, thrown, traceId);
        return writer.write(exchange, problem, false, traceId);
    }

    private static void log(GatewayProblem problem, Throwable thrown, String traceId) {
        if (problem.code() == Code.INTERNAL) {
            LOG.error("event=internal-error traceId={}", traceId, thrown);
        } else if (problem.status() >= 500) {
            LOG.warn(
                    "event=upstream-failed code={} status={} cause={} traceId={}",
                    problem.code(),
                    problem.status(),
                    thrown.getClass().getSimpleName(),
                    traceId);
        }
    }
}
