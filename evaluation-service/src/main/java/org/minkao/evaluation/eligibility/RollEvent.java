package org.minkao.evaluation.eligibility;

/** What leaves a row for the notification room, readable there only. */
public sealed interface RollEvent {

    /** The sealed invitation with the one-time code. */
    record InvitationIssued(String r, String campaign, String title, String sealed) implements RollEvent {
        @Override
        public String toString() {
            return "InvitationIssued";
        }
    }

    /** A ballot paper was taken out in the person's name. */
    record BallotPaperIssued(String r, String campaign, String title, String sealed) implements RollEvent {
        @Override
        public String toString() {
            return "BallotPaperIssued";
        }
    }
}
