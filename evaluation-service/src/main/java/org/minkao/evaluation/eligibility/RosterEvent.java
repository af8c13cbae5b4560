package org.minkao.evaluation.eligibility;

/** What eligibility tells the rest of the house about rolls. */
public sealed interface RosterEvent {

    /** The roll of a style can be frozen with this key and digest; these two imported and sealed it. */
    record RollSealed(String campaign, Roster.SealedStyle style, Hand imported, Hand sealed) implements RosterEvent {}

    /** No ballot paper of the style is given out any more. */
    record RollClosed(String campaign, String style, int invitations, int issued, String used) implements RosterEvent {}
}
