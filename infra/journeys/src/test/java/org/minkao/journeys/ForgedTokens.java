package org.minkao.journeys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** What somebody without the realm's key can make of a good token. */
final class ForgedTokens {
    private static final Base64.Encoder B64 = Base64.getUrlEncoder().withoutPadding();

    private final ObjectNode header;
    private final ObjectNode claims;
    private final String signature;
    private final KeyPair own;

    ForgedTokens(String good) {
        List<String> parts = List.of(good.split("\\.", -1));
        header = json(parts.get(0));
        claims = json(parts.get(1));
        signature = parts.get(2);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            own = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By what was done to them. */
    Map<String, String> all() {
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("unsigned", unsigned("none"));
        forged.put("unsigned, None", unsigned("NoNe"));
        forged.put("without its signature", header(header) + "." + B64.encodeToString(bytes(claims)) + ".");
        forged.put("signed by a key of one's own under the realm's key id", rs256(header.deepCopy(), claims));
        ObjectNode otherId = header.deepCopy();
        otherId.put("kid", "made-up");
        forged.put("signed by a key nobody knows", rs256(otherId, claims));
        ObjectNode embedded = header.deepCopy();
        embedded.set("jwk", jwk(own.getPublic()));
        forged.put("with its key embedded", rs256(embedded, claims));
        forged.put("signed with the public key as a secret", hs256());
        ObjectNode more = claims.deepCopy();
        more.putArray("roles").add("county").add("ops");
        forged.put("with roles added under the old signature", join(header, more) + "." + signature);
        ObjectNode other = claims.deepCopy();
        other.put("sub", "county-zhou");
        forged.put("with another person under the old signature", join(header, other) + "." + signature);
        ObjectNode expired = claims.deepCopy();
        expired.put("exp", Instant.now().minusSeconds(3600).getEpochSecond());
        forged.put("expired and signed by one's own key", rs256(header.deepCopy(), expired));
        forged.put("no token at all", "county-lin");
        forged.put("three dots", "...");
        forged.put("very long", "e".repeat(6000));
        return forged;
    }

    private String unsigned(String algorithm) {
        ObjectNode none = header.deepCopy();
        none.put("alg", algorithm);
        return join(none, claims) + ".";
    }

    private String rs256(ObjectNode head, ObjectNode body) {
        String signed = join(head, body);
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(own.getPrivate());
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + B64.encodeToString(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hs256() {
        ObjectNode head = header.deepCopy();
        head.put("alg", "HS256");
        String signed = join(head, claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(own.getPublic().getEncoded(), "HmacSHA256"));
            return signed + "." + B64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode jwk(PublicKey key) {
        var rsa = (java.security.interfaces.RSAPublicKey) key;
        return Stack.JSON
                .createObjectNode()
                .put("kty", "RSA")
                .put("n", B64.encodeToString(unsignedBytes(rsa.getModulus().toByteArray())))
                .put("e", "AQAB");
    }

    private static byte[] unsignedBytes(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String join(ObjectNode head, ObjectNode body) {
        return header(head) + "." + B64.encodeToString(bytes(body));
    }

    private static String header(ObjectNode head) {
        return B64.encodeToString(bytes(head));
    }

    private static byte[] bytes(ObjectNode node) {
        return Stack.JSON.writeValueAsBytes(node);
    }

    private static ObjectNode json(String part) {
        return (ObjectNode) Stack.JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    /** The claims of a token, unchecked. */
    static ObjectNode claims(String token) {
        return json(new ArrayList<>(List.of(token.split("\\.", -1))).get(1));
    }
}
