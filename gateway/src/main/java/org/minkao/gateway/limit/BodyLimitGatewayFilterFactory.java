package org.minkao.gateway.limit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code BodyLimit=128KB,20s}: takes the whole body in, counting while it streams, before a service sees any of it.
 *
 * <p>Taking it in first keeps slow or broken senders away from the service, from its time limit and from its breaker.
 */
public final class BodyLimitGatewayFilterFactory
        extends AbstractGatewayFilterFactory<BodyLimitGatewayFilterFactory.Config> {

    private final BodyBudget budget;
    private final Duration usual;

    public BodyLimitGatewayFilterFactory(BodyBudget budget, BodySettings settings) {
        super(Config.class);
        this.budget = budget;
        this.usual = settings.within();
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("limit", "within");
    }

    @Override
    public GatewayFilter apply(Config config) {
        long limit = Objects.requireNonNull(config.limit, "BodyLimit needs a limit such as 1MB")
                .toBytes();
        Duration within = Objects.requireNonNullElse(config.within, usual);
        return (exchange, chain) -> filter(exchange, chain, limit, within);
    }

    private Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain, long limit, Duration within) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long announced = headers.getContentLength();
        if (announced > limit) {
            return Mono.error(GatewayProblem.of(Code.TOO_LARGE, limit));
        }
        if (announced <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        return Mono.using(
                () -> new ReceivedBody(limit, budget),
                received -> exchange.getRequest()
                        .getBody()
                        .doOnNext(received::add)
                        .then()
                        .timeout(within)
                        .onErrorMap(
                                TimeoutException.class, late -> GatewayProblem.of(Code.TOO_SLOW, within.toSeconds()))
                        .then(Mono.defer(() -> chain.filter(with(exchange, received)))),
                ReceivedBody::close);
    }

    private static ServerWebExchange with(ServerWebExchange exchange, ReceivedBody received) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(exchange.getRequest().getHeaders());
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(received.size());
        ServerHttpRequest request = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }

            @Override
            public Flux<DataBuffer> getBody() {
                return received.replay(exchange.getResponse().bufferFactory());
            }
        };
        return exchange.mutate().request(request).build();
    }

    /** Limit and time of one route. */
    public static final class Config {
        private @Nullable DataSize limit;
        private @Nullable Duration within;

        public @Nullable DataSize getLimit() {
            return limit;
        }

        public void setLimit(DataSize limit) {
            this.limit = limit;
        }

        public @Nullable Duration getWithin() {
            return within;
        }

        public void setWithin(Duration within) {
            this.within = within;
        }
    }
}
