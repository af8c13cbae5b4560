package org.minkao.ballot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A C2SP signed note: a text of whole lines, an empty line, and one line per signature. */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_SIGNATURES = 100;
    private static final String DASH = "\u2014 ";
    private static final int KEY_ID_LENGTH = 4;

    /** A signature line: whose key, and what it signed. */
    public record NoteSignature(String name, Bytes keyId, Bytes signature) {
        private String line() {
            return DASH + name + " " + Encodings.b64(Digests.concat(keyId.toArray(), signature.toArray())) + "\n";
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!isText(text) || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw malformed();
        }
    }

    /** Signs a text that ends with a line feed. */
    public static SignedNote sign(String text, NoteSigner... signers) {
        return new SignedNote(
                text, Stream.of(signers).map(signer -> signer.sign(text)).toList());
    }

    /** Reads a note strictly; says nothing about who signed it. */
    public static SignedNote parse(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw malformed();
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > MAX_BYTES || end < 0 || !note.endsWith("\n")) {
            throw malformed();
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String block = note.substring(end + 2);
        for (int at = 0; at < block.length(); ) {
            int lineEnd = block.indexOf('\n', at);
            signatures.add(signature(block.substring(at, lineEnd)));
            at = lineEnd + 1;
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The whole note. */
    public String write() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    public boolean isSignedBy(VerifierKey key) {
        return isSignedBy(key, CryptoProviders.best());
    }

    /** Whether the key signed; a signature in its name that does not verify spoils the note. */
    public boolean isSignedBy(VerifierKey key, CryptoProviders providers) {
        List<NoteSignature> own = signatures.stream()
                .filter(signature ->
                        signature.name().equals(key.name()) && signature.keyId().equals(key.keyId()))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(each -> key.verifies(text, each.signature(), providers));
    }

    private static NoteSignature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH)
                || space < DASH.length()
                || !VerifierKey.isName(line.substring(DASH.length(), space))) {
            throw malformed();
        }
        Bytes signed = Bytes.ofB64(line.substring(space + 1));
        if (signed.length() <= KEY_ID_LENGTH) {
            throw malformed();
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                signed.slice(0, KEY_ID_LENGTH),
                signed.slice(KEY_ID_LENGTH, signed.length()));
    }

    private static boolean isText(String text) {
        return text.endsWith("\n")
                && text.codePoints()
                        .noneMatch(c -> (c < 0x20 && c != '\n')
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static BallotRefusal malformed() {
        return BallotRefusal.Code.MALFORMED.because("a signed note");
    }
}
