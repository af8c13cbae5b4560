package org.minkao.evaluation.events;

import java.time.Instant;
import java.util.Map;
import org.minkao.evaluation.eligibility.Hand;
import org.minkao.evaluation.eligibility.RollEvent;
import org.minkao.evaluation.eligibility.Roster;
import org.minkao.evaluation.eligibility.RosterEvent;
import org.minkao.kit.core.OutgoingEvent;

/** Eligibility's events as their contracts write them. */
public final class EligibilityMessages {
    static final String ROLL = "minkao.evaluation.roll";
    static final String INVITATION = "minkao.evaluation.invitation";
    private static final String EXPONENT = "AQAB";

    private EligibilityMessages() {}

    record RollSealedMessage(
            String campaign,
            String style,
            String label,
            int roll,
            String rollDigest,
            int invitations,
            Map<String, String> issuer,
            HandMessage imported,
            HandMessage sealed) {}

    record HandMessage(String person, String role, String reason, Instant at) {
        static HandMessage of(Hand it) {
            return new HandMessage(it.person(), it.role(), it.reason(), EventJson.whole(it.at()));
        }
    }

    record RollClosedMessage(String campaign, String style, int invitations, int issued, String used) {}

    record SealedMessage(String campaign, String title, String sealed) {
        @Override
        public String toString() {
            return "SealedMessage";
        }
    }

    public static OutgoingEvent map(RosterEvent event) {
        return switch (event) {
            case RosterEvent.RollSealed sealed -> sealed(sealed);
            case RosterEvent.RollClosed closed ->
                event(
                        ROLL,
                        closed.campaign() + "|" + closed.style(),
                        "roll-closed",
                        new RollClosedMessage(
                                closed.campaign(),
                                closed.style(),
                                closed.invitations(),
                                closed.issued(),
                                closed.used()));
        };
    }

    public static OutgoingEvent map(RollEvent event) {
        return switch (event) {
            case RollEvent.InvitationIssued invitation ->
                event(
                        INVITATION,
                        invitation.r(),
                        "invitation-issued",
                        new SealedMessage(invitation.campaign(), invitation.title(), invitation.sealed()));
            case RollEvent.BallotPaperIssued paper ->
                event(
                        INVITATION,
                        paper.r(),
                        "ballot-paper-issued",
                        new SealedMessage(paper.campaign(), paper.title(), paper.sealed()));
        };
    }

    private static OutgoingEvent sealed(RosterEvent.RollSealed sealed) {
        Roster.SealedStyle style = sealed.style();
        return event(
                ROLL,
                sealed.campaign() + "|" + style.style(),
                "roll-sealed",
                new RollSealedMessage(
                        sealed.campaign(),
                        style.style(),
                        style.label(),
                        style.roll(),
                        style.rollDigest(),
                        style.invitations(),
                        Map.of("kty", "RSA", "n", style.modulus(), "e", EXPONENT),
                        HandMessage.of(sealed.imported()),
                        HandMessage.of(sealed.sealed())));
    }

    private static OutgoingEvent event(String topic, String key, String name, Object message) {
        return new OutgoingEvent(topic, key, "minkao.evaluation." + name + ".v1", key, EventJson.bytes(message));
    }
}
