package org.minkao.gateway.forward;

import io.netty.handler.codec.DecoderException;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Bytes that are no HTTP answer are the service's failure, not the gateway's: the breaker counts them as such. */
public final class UnreadableAnswers implements GlobalFilter, Ordered {

    /** Inside the breakers, right before the request leaves. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(UnreadableAnswers::unreadable, e -> GatewayProblem.of(Code.BAD_UPSTREAM));
    }

    /** The codec's own exception, or what its parsing of numbers and versions throws. */
    private static boolean unreadable(Throwable thrown) {
        return thrown instanceof DecoderException || thrown instanceof IllegalArgumentException;
    }
}
