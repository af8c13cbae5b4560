package org.minkao.gateway.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A realm with real signatures, codes and renewal tokens that are good only once. */
final class FakeRealm implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-gateway";
    private static final String PROTOCOL = "/realms/minkao/protocol/openid-connect/";

    final RSAKey key;
    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger logouts = new AtomicInteger();
    volatile int tokenSeconds = 300;
    volatile boolean refuseRenewal;
    volatile String lastSid = "";
    private volatile String goodRenewal = "";
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakeRealm() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                PROTOCOL + "certs", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(PROTOCOL + "token", this::token);
        server.createContext(PROTOCOL + "logout", this::logout);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String issuer() {
        return url() + "/realms/minkao";
    }

    /** What the login page does after the password: a code for exactly this request. */
    String authorize(URI request) {
        String code = "code-" + number.incrementAndGet();
        codes.put(code, form(request.getRawQuery()));
        return code;
    }

    String accessToken(String subject, int seconds, String... roles) {
        return token(key, issuer(), subject, seconds, List.of(roles));
    }

    static String token(RSAKey signer, String issuer, String subject, int seconds, List<String> roles) {
        Instant now = Instant.now();
        return sign(
                signer,
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .claim("preferred_username", subject)
                        .claim("roles", roles)
                        .claim("jti", Integer.toString(System.identityHashCode(now)))
                        // Always before its end: otherwise it is refused as no token at all.
                        .issueTime(Date.from(now.plusSeconds(Math.min(-5, seconds - 5))))
                        .expirationTime(Date.from(now.plusSeconds(seconds)))
                        .build());
    }

    String logoutToken(String sid, String audience, boolean event) {
        Instant now = Instant.now();
        return sign(
                key,
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(audience)
                        .claim("sid", sid)
                        .claim(
                                "events",
                                Map.of(
                                        event ? "http://schemas.openid.net/event/backchannel-logout" : "other",
                                        Map.of()))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
    }

    private static String sign(RSAKey signer, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signer.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(signer));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        if (!authenticated(exchange)) {
            send(exchange, 401, "{\"error\":\"unauthorized_client\"}");
        } else if ("refresh_token".equals(form.get("grant_type"))) {
            renewals.incrementAndGet();
            boolean good = !refuseRenewal && goodRenewal.equals(form.get("refresh_token"));
            send(exchange, good ? 200 : 400, good ? tokens("") : "{\"error\":\"invalid_grant\"}");
        } else {
            Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
            boolean good = asked != null
                    && challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                    && form.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"));
            send(
                    exchange,
                    good ? 200 : 400,
                    good ? tokens(asked.getOrDefault("nonce", "")) : "{\"error\":\"invalid_grant\"}");
        }
    }

    private String tokens(String nonce) {
        goodRenewal = "renewal-" + number.incrementAndGet();
        lastSid = "sid-" + number.get();
        Instant now = Instant.now();
        JWTClaimsSet.Builder id = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("chen")
                .audience("minkao-gateway")
                .claim("preferred_username", "chen")
                .claim("name", "陈为民")
                .claim("sid", lastSid)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        if (!nonce.isEmpty()) {
            id.claim("nonce", nonce);
        }
        return "{\"token_type\":\"Bearer\",\"expires_in\":" + tokenSeconds + ",\"access_token\":\""
                + accessToken("chen", tokenSeconds, "chief") + "\",\"refresh_token\":\"" + goodRenewal
                + "\",\"id_token\":\"" + sign(key, id.build()) + "\"}";
    }

    private void logout(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        boolean good = SECRET.equals(form.get("client_secret")) && goodRenewal.equals(form.get("refresh_token"));
        if (good) {
            logouts.incrementAndGet();
        }
        send(exchange, good ? 204 : 400, "");
    }

    private static boolean authenticated(HttpExchange exchange) {
        String expected = "Basic "
                + Base64.getEncoder().encodeToString(("minkao-gateway:" + SECRET).getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
