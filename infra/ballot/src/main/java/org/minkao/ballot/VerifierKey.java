package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A C2SP verifier key: a name, a key id of four bytes, an algorithm and a public key. */
public record VerifierKey(String name, byte type, Bytes publicKey) {
    /** Plain Ed25519 note signatures. */
    public static final byte ED25519 = 1;
    /** Timestamped Ed25519 cosignatures of witnesses. */
    public static final byte COSIGNATURE = 4;

    private static final Pattern FORM = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");

    public VerifierKey {
        boolean known = type == ED25519 || type == COSIGNATURE;
        if (!isName(name) || !known || publicKey.length() != Ed25519.KEY_LENGTH) {
            throw malformed();
        }
    }

    /** Reads {@code <name>+<hex key id>+<base64 of type and key>}; anything else is refused as MALFORMED. */
    public static VerifierKey parse(String vkey) {
        Matcher matcher = FORM.matcher(vkey);
        if (!matcher.matches()) {
            throw malformed();
        }
        Bytes typed = Bytes.ofB64(matcher.group(3));
        if (typed.length() < 1) {
            throw malformed();
        }
        VerifierKey key = new VerifierKey(matcher.group(1), typed.at(0), typed.slice(1, typed.length()));
        if (!key.text().equals(vkey)) {
            throw malformed();
        }
        return key;
    }

    /** No white space, no control character, no plus. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isISOControl(c)
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** The first four bytes of H(name LF type key). */
    public Bytes keyId() {
        return Digests.h(Digests.line(name), new byte[] {type}, publicKey.toArray())
                .slice(0, 4);
    }

    /** The vkey as published. */
    public String text() {
        byte[] typed = Digests.concat(new byte[] {type}, publicKey.toArray());
        return name + "+" + keyId().hex() + "+" + Encodings.b64(typed);
    }

    /** Whether this key signed the text of a note. */
    boolean verifies(String text, Bytes signature, CryptoProviders providers) {
        return type == ED25519
                && Ed25519.verify(providers, publicKey, text.getBytes(StandardCharsets.UTF_8), signature.toArray());
    }

    private static BallotRefusal malformed() {
        return BallotRefusal.Code.MALFORMED.because("a verifier key <name>+<key id>+<base64 of type 1 or 4 and key>");
    }

    @Override
    public String toString() {
        return text();
    }
}
