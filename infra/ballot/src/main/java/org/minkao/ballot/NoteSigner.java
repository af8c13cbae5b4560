package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The private half of an Ed25519 note key. */
public final class NoteSigner {
    private final Bytes seed;
    private final VerifierKey verifierKey;
    private final CryptoProviders providers;

    private NoteSigner(String name, Bytes seed, CryptoProviders providers) {
        this.seed = seed;
        this.verifierKey = new VerifierKey(name, VerifierKey.ED25519, Ed25519.publicKey(seed));
        this.providers = providers;
    }

    public static NoteSigner generate(String name, SecureRandom random) {
        return ofSeed(name, Bytes.random(Ed25519.KEY_LENGTH, random));
    }

    public static NoteSigner ofSeed(String name, Bytes seed) {
        return ofSeed(name, seed, CryptoProviders.best());
    }

    public static NoteSigner ofSeed(String name, Bytes seed, CryptoProviders providers) {
        return new NoteSigner(name, seed.requireLength(Ed25519.KEY_LENGTH, "seed"), providers);
    }

    /** The private key; goes nowhere but into {@link KeyWrap#wrap}. */
    public Bytes seed() {
        return seed;
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    SignedNote.NoteSignature sign(String text) {
        byte[] signature = Ed25519.sign(providers, seed, text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote.NoteSignature(verifierKey.name(), verifierKey.keyId(), Bytes.owning(signature));
    }

    @Override
    public String toString() {
        return "NoteSigner";
    }
}
