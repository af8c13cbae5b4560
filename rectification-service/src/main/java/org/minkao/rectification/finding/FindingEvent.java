package org.minkao.rectification.finding;

/** What happened to a finding; these facts stay in this room. */
public sealed interface FindingEvent {
    /** It was put right on the spot. */
    record RectifiedAtOnce(FindingId finding) implements FindingEvent {}

    /** Somebody decided that it becomes a case. */
    record CaseDecided(FindingId finding, String by) implements FindingEvent {}

    /** Its case is written. */
    record CaseWritten(FindingId finding) implements FindingEvent {}

    /** It was dismissed with a reason. */
    record Dismissed(FindingId finding, String by, String reason) implements FindingEvent {}
}
