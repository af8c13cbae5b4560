package org.minkao.gateway.forward;

import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** What a service may not say to a browser: cookies of this address, and what it is made of. */
public final class UpstreamHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> DROPPED =
            Set.of("Set-Cookie", "Server", "X-Powered-By", "X-Application-Context", "traceparent", "Clear-Site-Data");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders output = new HttpHeaders();
        output.addAll(input);
        DROPPED.forEach(output::remove);
        return output;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
