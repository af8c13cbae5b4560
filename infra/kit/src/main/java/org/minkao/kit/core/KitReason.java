package org.minkao.kit.core;

/** The refusals that every service shares. */
public enum KitReason implements Reason {
    MALFORMED(Kind.INVALID, "The request cannot be read"),
    FIELD_INVALID(Kind.INVALID, "A field has a value that is not allowed"),
    FIELD_MISSING(Kind.INVALID, "A required field is missing"),
    UNKNOWN_FIELD(Kind.INVALID, "A field is not known"),
    DUPLICATE_FIELD(Kind.INVALID, "A field is given twice"),
    TYPE_NOT_SUPPORTED(Kind.INVALID, "The media type is not supported"),
    METHOD_NOT_ALLOWED(Kind.INVALID, "The method is not allowed here"),
    LOGIN_REQUIRED(Kind.UNAUTHENTICATED, "Please log in"),
    NOT_ALLOWED(Kind.FORBIDDEN, "You may not do this"),
    NOT_FOUND(Kind.MISSING, "There is no such thing"),
    CHANGED_MEANWHILE(Kind.CONFLICT, "Somebody else changed it meanwhile"),
    ALREADY_EXISTS(Kind.CONFLICT, "It exists already"),
    STEP_NOT_ALLOWED(Kind.CONFLICT, "This step is not possible now"),
    SAME_PERSON(Kind.CONFLICT, "Another person must do this"),
    TOO_LARGE(Kind.TOO_LARGE, "It is too large"),
    SLOW_DOWN(Kind.SLOW_DOWN, "Too many requests"),
    TRY_AGAIN(Kind.UNAVAILABLE, "Please try again shortly");

    private final Kind kind;
    private final String title;

    KitReason(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
