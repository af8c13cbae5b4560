package org.minkao.gateway.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every reason for which the gateway itself refuses or fails; codes are never renamed or reused. */
public enum Code {
    MALFORMED(HttpStatus.BAD_REQUEST),
    LOGIN_REQUIRED(HttpStatus.UNAUTHORIZED),
    NOT_ALLOWED(HttpStatus.FORBIDDEN),
    CSRF_TOKEN_WRONG(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    SITE_MISSING(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    SLOW_DOWN(HttpStatus.TOO_MANY_REQUESTS),
    REFUSED(HttpStatus.BAD_REQUEST),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    BAD_UPSTREAM(HttpStatus.BAD_GATEWAY),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    OUTCOME_UNKNOWN(HttpStatus.GATEWAY_TIMEOUT),
    TRY_AGAIN(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Code(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code for an answer that carries a status and nothing else. */
    static Code of(int status) {
        return switch (status) {
            case 400 -> MALFORMED;
            case 401 -> LOGIN_REQUIRED;
            case 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> TOO_SLOW;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> SLOW_DOWN;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status < 500 ? REFUSED : INTERNAL;
        };
    }
}
