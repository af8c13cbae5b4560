package org.minkao.gateway.forward;

import org.jspecify.annotations.Nullable;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An error that a service did not put into words becomes the gateway's problem; its page goes to nobody. */
public final class UpstreamAnswers implements GlobalFilter, Ordered {

    /** Inside the filter that writes the answer, outside the breakers. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).then(Mono.defer(() -> check(exchange.getResponse())));
    }

    private static Mono<Void> check(ServerHttpResponse response) {
        HttpStatusCode status = response.getStatusCode();
        if (status == null || !status.isError() || response.isCommitted() || problem(response)) {
            return Mono.empty();
        }
        int code = status.value();
        return Mono.error(
                code == 500 || code == 502 || code > 504
                        ? GatewayProblem.of(Code.BAD_UPSTREAM)
                        : GatewayProblem.ofStatus(code));
    }

    private static boolean problem(ServerHttpResponse response) {
        MediaType type = type(response);
        return type != null && type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static @Nullable MediaType type(ServerHttpResponse response) {
        try {
            return response.getHeaders().getContentType();
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }
}
