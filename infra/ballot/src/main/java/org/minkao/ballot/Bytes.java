package org.minkao.ballot;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** An immutable byte string with value equality; its text form shows the length only. */
public final class Bytes implements Comparable<Bytes> {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    /** Takes an array that nobody else keeps. */
    static Bytes owning(byte[] value) {
        return new Bytes(value);
    }

    public static Bytes ofHex(String hex) {
        return new Bytes(Encodings.unhex(hex));
    }

    public static Bytes ofB64u(String text) {
        return new Bytes(Encodings.unb64u(text));
    }

    public static Bytes ofB64(String text) {
        return new Bytes(Encodings.unb64(text));
    }

    public static Bytes random(int length, SecureRandom random) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return new Bytes(drawn);
    }

    public int length() {
        return value.length;
    }

    public byte at(int index) {
        return value[index];
    }

    public byte[] toArray() {
        return value.clone();
    }

    /** The bytes from {@code from} up to, not including, {@code to}. */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(value, from, to));
    }

    public String hex() {
        return Encodings.hex(value);
    }

    public String b64u() {
        return Encodings.b64u(value);
    }

    public String b64() {
        return Encodings.b64(value);
    }

    /** This, or a refusal BAD_LENGTH when the length is another. */
    Bytes requireLength(int length, String name) {
        if (value.length != length) {
            throw BallotRefusal.Code.BAD_LENGTH.because(name + " is " + length + " bytes");
        }
        return this;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && MessageDigest.isEqual(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Bytes[" + value.length + "]";
    }
}
