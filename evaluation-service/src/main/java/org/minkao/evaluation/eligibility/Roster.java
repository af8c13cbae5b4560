package org.minkao.evaluation.eligibility;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.RsaJwk;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** A campaign's roster on its way from the imported file to closed rolls; people lie elsewhere, sealed. */
public record Roster(
        String campaign,
        RosterStatus status,
        Hand imported,
        String preview,
        Map<String, Integer> classes,
        @Nullable Hand sealed,
        @Nullable String attempt,
        List<SealedStyle> styles) {

    /** A style's roll; the wrapped issuer key is gone once the roll is closed. */
    public record SealedStyle(
            String style,
            String label,
            int roll,
            int invitations,
            String rollDigest,
            String modulus,
            @Nullable String wrappedKey,
            @Nullable Integer issued) {

        RsaJwk issuer() {
            return new RsaJwk(modulus);
        }

        SealedStyle closed(int papers) {
            return new SealedStyle(style, label, roll, invitations, rollDigest, modulus, null, papers);
        }

        @Override
        public String toString() {
            return "SealedStyle[" + style + "]";
        }
    }

    public Roster {
        classes = Map.copyOf(classes);
        styles = List.copyOf(styles);
    }

    /** What a step leaves and what it tells the other rooms. */
    record Change(Roster after, List<RosterEvent> events) {}

    static Roster imported(Preview preview, Hand by) {
        return new Roster(
                preview.campaign(), RosterStatus.IMPORTED, by, preview.id(), preview.classes(), null, null, List.of());
    }

    Roster importAgain(Preview other, Hand by) {
        if (status == RosterStatus.SEALED) {
            // The plan may be frozen over these rolls at any moment, and eligibility hears of it later.
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "roster of %s is SEALED (expected: IMPORTED; a sealed roster stays, another one needs a new campaign)"
                            .formatted(campaign));
        }
        RosterStep.take(this, RosterStep.IMPORT_AGAIN, RosterStep.IMPORT_OVER);
        return imported(other, by);
    }

    /** A new attempt replaces an older one that did not come to its end. */
    Roster beginSealing(Hand by, String newAttempt) {
        RosterStatus to = RosterStep.take(this, RosterStep.BEGIN_SEALING, RosterStep.BEGIN_AGAIN);
        if (by.person().equals(imported.person())) {
            throw new Refusal(
                    KitReason.SAME_PERSON,
                    "roster of %s was imported by %s (expected: another person seals it)"
                            .formatted(campaign, imported.person()));
        }
        return new Roster(campaign, to, imported, preview, classes, by, newAttempt, List.of());
    }

    Change seal(List<SealedStyle> made) {
        RosterStatus to = RosterStep.take(this, RosterStep.SEAL);
        Hand second = sealed;
        if (second == null) {
            throw new IllegalStateException("roster of " + campaign + " names nobody who seals it");
        }
        List<RosterEvent> events = made.stream()
                .map(style -> (RosterEvent) new RosterEvent.RollSealed(campaign, style, imported, second))
                .toList();
        return new Change(new Roster(campaign, to, imported, preview, classes, sealed, attempt, made), events);
    }

    Roster invite() {
        RosterStatus to = RosterStep.take(this, RosterStep.INVITE, RosterStep.INVITE_AGAIN);
        return new Roster(campaign, to, imported, preview, classes, sealed, attempt, styles);
    }

    /** Issuer keys end here. */
    Change close(List<RosterEvent.RollClosed> closed) {
        RosterStatus to = RosterStep.take(this, RosterStep.CLOSE, RosterStep.CLOSE_UNUSED);
        List<SealedStyle> after = styles.stream()
                .map(style -> style.closed(closed.stream()
                        .filter(event -> event.style().equals(style.style()))
                        .mapToInt(RosterEvent.RollClosed::issued)
                        .sum()))
                .toList();
        return new Change(
                new Roster(campaign, to, imported, preview, classes, sealed, attempt, after), List.copyOf(closed));
    }

    Optional<SealedStyle> style(String id) {
        return styles.stream().filter(style -> style.style().equals(id)).findFirst();
    }

    boolean canClose() {
        return RosterStep.isOpen(status, EnumSet.of(RosterStep.CLOSE, RosterStep.CLOSE_UNUSED));
    }

    /** Whether a row belongs to the attempt that was announced. */
    boolean holds(RollRow row) {
        return campaign.equals(row.campaign()) && row.attempt().equals(attempt);
    }

    String announced() {
        String current = attempt;
        if (current == null) {
            throw new IllegalStateException("roster of " + campaign + " has no sealed rolls");
        }
        return current;
    }
}
