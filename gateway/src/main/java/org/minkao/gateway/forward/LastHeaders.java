package org.minkao.gateway.forward;

import java.util.Locale;
import java.util.Set;
import org.minkao.gateway.door.Door;
import org.minkao.gateway.door.Doors;
import org.minkao.gateway.door.Trace;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The very last step before a request leaves: only listed headers go on, whatever a filter before has added. */
public final class LastHeaders implements HttpHeadersFilter, Ordered {

    /** Never forwarded, even if a list should name them. */
    private static final Set<String> NEVER =
            Set.of("cookie", "forwarded", "x-real-ip", "proxy-authorization", "tracestate", "x-request-id");

    private final Doors doors;
    private final ForwardSettings settings;

    public LastHeaders(Doors doors, ForwardSettings settings) {
        this.doors = doors;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        boolean silent = doors.silent(exchange);
        boolean signedIn = doors.of(exchange) == Door.SIGNED_IN;
        Set<String> allowed = silent ? settings.silent() : signedIn ? settings.signedIn() : settings.anonymous();
        HttpHeaders output = new HttpHeaders();
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean persons = lower.equals("authorization") && (silent || !signedIn);
            if (allowed.contains(lower) && !persons && !never(lower)) {
                output.addAll(name, values);
            }
        });
        if (!silent) {
            output.set("traceparent", Trace.of(exchange).parent());
        }
        return output;
    }

    private static boolean never(String name) {
        return NEVER.contains(name) || name.startsWith("x-forwarded-");
    }
}
