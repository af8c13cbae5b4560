package org.minkao.gateway.door;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/** A W3C trace that begins at the gateway; what a caller claims about traces is not believed. */
public record Trace(String id, String span) {

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Trace of(ServerWebExchange exchange) {
        return (Trace) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, key -> new Trace(hex(16), hex(8)));
    }

    /** The header for the next room. */
    public String parent() {
        return "00-" + id + "-" + span + "-01";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
