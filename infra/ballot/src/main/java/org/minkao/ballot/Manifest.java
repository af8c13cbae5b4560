package org.minkao.ballot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The published rules of a campaign's ballot, immutable from the freeze on; leaf 0 of its board. */
public record Manifest(
        CampaignId campaign,
        String title,
        Times times,
        Separation separation,
        int minCell,
        Batch batch,
        Board board,
        String receiptVkey,
        Quorum witnesses,
        Quorum auditors,
        Bytes client,
        String tally,
        List<Style> styles,
        List<Item> items) {

    /** The only suite: RSABSSA-SHA384-PSS-Randomized, P-256, Ed25519, SHA-256, AES-256-GCM. */
    public static final String SUITE = "std-1";

    public Manifest {
        styles = List.copyOf(styles);
        items = List.copyOf(items);
    }

    /** The outer bounds in time, whole seconds. */
    public record Times(Instant open, Instant claimClose, Instant castOpen, Instant close, Instant includeBy) {
        public Times {
            List.of(open, claimClose, castOpen, close, includeBy).forEach(UtcTime::requireWholeSeconds);
        }
    }

    /** What lies between taking out a ballot paper and casting it. */
    public enum Separation {
        SESSION,
        PHASE,
        ROOM
    }

    /** How ballots are gathered before they appear on the board. */
    public record Batch(int periodSec, int min) {}

    /** The board's origin and verifier key. */
    public record Board(String origin, String vkey) {}

    /** Verifier keys, so many of which must have signed. */
    public record Quorum(List<String> keys, int quorum) {
        public Quorum {
            keys = List.copyOf(keys);
        }
    }

    /** How the ballots of a style are published. */
    public enum Publish {
        RECORDS,
        AUDITORS
    }

    /** A voter class and its ballot form; an open style has no roll. */
    public record Style(
            StyleId id,
            String voterClass,
            String label,
            int weight,
            List<SubjectId> subjects,
            int roll,
            @Nullable Bytes rollDigest,
            Publish publish,
            boolean open,
            RsaJwk issuer) {
        public Style {
            subjects = List.copyOf(subjects);
        }
    }

    /** A question put for every subject of every style. */
    public sealed interface Item {
        ItemId id();

        /** Whether the box insists on an answer wherever the item is asked. */
        boolean required();

        /** Set when the item is asked only after a mark of 1..max on another. */
        @Nullable
        When when();
    }

    /** Marks from min to max, 0 for abstention where that is allowed. */
    public record Scale(
            ItemId id,
            int min,
            int max,
            boolean abstain,
            int weight,
            boolean required,
            @Nullable When when) implements Item {}

    /** One or several of the options. */
    public record Choice(
            ItemId id,
            boolean multi,
            List<String> options,
            boolean required,
            @Nullable When when) implements Item {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Free text; goes into the comment, never into the answers. */
    public record Text(
            ItemId id, boolean required, @Nullable When when) implements Item {}

    /** The same subject's mark on {@code item} is 1..max. */
    public record When(ItemId item, int max) {}

    /** Reads a published manifest; anything but the one canonical form is refused as MALFORMED. */
    public static Manifest parse(byte[] published) {
        Manifest manifest = ManifestJson.read(StrictJson.parse(published));
        // The digest is taken over the published bytes, so they must be the ones we would publish.
        if (!Bytes.of(published).equals(Bytes.owning(manifest.write()))) {
            throw BallotRefusal.Code.MALFORMED.because("the manifest in its canonical form");
        }
        return manifest;
    }

    /** The bytes to publish. */
    public byte[] write() {
        return CanonicalJson.bytes(ManifestJson.write(this));
    }

    /** H of the published bytes. */
    public Bytes digest() {
        return Digests.h(write());
    }

    /** The first ten base32 characters of the digest as 5-5, for people to compare. */
    public String fingerprint() {
        String text = Encodings.base32(digest().toArray());
        return text.substring(0, 5) + "-" + text.substring(5, 10);
    }

    public Optional<Style> style(StyleId id) {
        return styles.stream().filter(style -> style.id().equals(id)).findFirst();
    }

    public Optional<Item> item(ItemId id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
