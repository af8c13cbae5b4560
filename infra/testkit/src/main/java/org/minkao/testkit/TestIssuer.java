package org.minkao.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** An issuer of tokens on loopback, with real keys, real signatures and a key set to fetch. */
public final class TestIssuer implements AutoCloseable {
    private static final String KEY_SET = "/certs";

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey foreign;
    private final List<String> audiences;
    private final AtomicBoolean silent = new AtomicBoolean();

    private static final class Shared {
        static final TestIssuer ISSUER =
                start("evaluation-service", "survey-service", "rectification-service", "notification-service");

        static {
            Servers.atExit(ISSUER::close);
        }
    }

    private TestIssuer(HttpServer server, RSAKey key, RSAKey foreign, List<String> audiences) {
        this.server = server;
        this.key = key;
        this.foreign = foreign;
        this.audiences = audiences;
    }

    /** One issuer for all tests of this JVM, whose tokens are for every service. */
    public static TestIssuer shared() {
        return Shared.ISSUER;
    }

    /** An issuer of its own, whose tokens are for these services; close it. */
    public static TestIssuer start(String... audiences) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
            RSAKey foreign = new RSAKeyGenerator(2048).keyID("test").generate();
            TestIssuer issuer = new TestIssuer(server, key, foreign, List.of(audiences));
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext(KEY_SET, exchange -> {
                if (issuer.silent.get()) {
                    exchange.sendResponseHeaders(503, -1);
                } else {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(keys);
                    }
                }
                exchange.close();
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("test issuer cannot listen", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("test issuer cannot make keys", e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String jwks() {
        return issuer() + KEY_SET;
    }

    /** A token that a person with these roles would have. */
    public String token(String sub, String... roles) {
        return tokenWith(sub, claims -> {}, roles);
    }

    /** The same token with some claims changed, such as the audience or the expiry. */
    public String tokenWith(String sub, Consumer<JWTClaimsSet.Builder> change, String... roles) {
        return signed(key, claims(sub, change, roles));
    }

    public String forAnotherAudience(String sub, String... roles) {
        return tokenWith(sub, claims -> claims.audience("somebody-else"), roles);
    }

    /** Was good until ten minutes ago; one that ends before it begins would be refused as no token at all. */
    public String expired(String sub, String... roles) {
        Instant now = Instant.now();
        return tokenWith(
                sub,
                claims -> claims.issueTime(Date.from(now.minusSeconds(1200)))
                        .expirationTime(Date.from(now.minusSeconds(600))),
                roles);
    }

    /** Will be good in ten minutes. */
    public String early(String sub, String... roles) {
        return tokenWith(
                sub, claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))), roles);
    }

    public String fromAnotherIssuer(String sub, String... roles) {
        return tokenWith(sub, claims -> claims.issuer("http://127.0.0.1/another"), roles);
    }

    /** Signed by a key that the key set does not hold, under the same key id. */
    public String byForeignKey(String sub, String... roles) {
        return signed(foreign, claims(sub, claims -> {}, roles));
    }

    public String unsigned(String sub, String... roles) {
        return new PlainJWT(claims(sub, claims -> {}, roles)).serialize();
    }

    /** While silent, the issuer does not give its keys. */
    public void silent(boolean now) {
        silent.set(now);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JWTClaimsSet claims(String sub, Consumer<JWTClaimsSet.Builder> change, String... roles) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(sub)
                .audience(audiences)
                .claim("name", sub)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plusSeconds(3600)));
        change.accept(claims);
        return claims.build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("token cannot be signed", e);
        }
    }
}
