package org.minkao.ballot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Objects;
import java.util.stream.Stream;

/** The vector files: our own from the test resources, others' from beside the project. */
final class Vectors {
    private static final Path SHARED = Path.of("..", "..", "..", "shared", "vectors");

    private Vectors() {}

    static Json.Obj transcript() {
        try (InputStream file = Vectors.class.getResourceAsStream("/ballot-v1-kat.json")) {
            return StrictJson.parse(Objects.requireNonNull(file).readAllBytes()).asObject("transcript");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the calling test, and says so, where the file is absent. */
    static Json.Obj shared(String name) {
        Path file = SHARED.resolve(name);
        assumeTrue(Files.isReadable(file), () -> "SKIPPED: vectors " + name + " not found in " + SHARED);
        try {
            return StrictJson.parse(Files.readAllBytes(file), 16).asObject(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<CryptoProviders> providers() {
        return CryptoProviders.all().stream();
    }

    static IssuerKey issuerOfTranscript() {
        Json.Obj jwk = transcript().object("issuer").object("jwkPrivate");
        return IssuerKey.fromPkcs8(
                rsaKey(b64u(jwk, "n"), b64u(jwk, "e"), b64u(jwk, "d"), b64u(jwk, "p"), b64u(jwk, "q"))
                        .getEncoded());
    }

    static RSAPrivateCrtKey rsaKey(BigInteger n, BigInteger e, BigInteger d, BigInteger p, BigInteger q) {
        try {
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA", CryptoProviders.jdkProvider("SunRsaSign"))
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            n,
                            e,
                            d,
                            p,
                            q,
                            d.mod(p.subtract(BigInteger.ONE)),
                            d.mod(q.subtract(BigInteger.ONE)),
                            q.modInverse(p)));
        } catch (GeneralSecurityException ex) {
            throw new IllegalArgumentException(ex);
        }
    }

    private static BigInteger b64u(Json.Obj jwk, String key) {
        return new BigInteger(1, Encodings.unb64u(jwk.text(key)));
    }
}
