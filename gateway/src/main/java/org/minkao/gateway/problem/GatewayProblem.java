package org.minkao.gateway.problem;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A refusal or failure of the gateway, as the caller will read it. */
public final class GatewayProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final int status;
    private final transient List<Object> values;
    private final @Nullable Duration retryAfter;

    private GatewayProblem(Code code, int status, List<Object> values, @Nullable Duration retryAfter) {
        super(code.name(), null, false, false);
        this.code = code;
        this.status = status;
        this.values = values;
        this.retryAfter = retryAfter;
    }

    /** Values fill the placeholders of the code's detail text. */
    public static GatewayProblem of(Code code, Object... values) {
        return new GatewayProblem(code, code.status().value(), List.of(values), null);
    }

    /** A problem that only a status is known of. */
    public static GatewayProblem ofStatus(int status) {
        return new GatewayProblem(Code.of(status), status, List.of(), null);
    }

    /** The same with a status of its own. */
    public GatewayProblem withStatus(int other) {
        return new GatewayProblem(code, other, values, retryAfter);
    }

    /** The same, saying when a repetition makes sense. */
    public GatewayProblem retryAfter(Duration pause) {
        return new GatewayProblem(code, status, values, pause);
    }

    public Code code() {
        return code;
    }

    public int status() {
        return status;
    }

    List<Object> values() {
        return Objects.requireNonNullElse(values, List.of());
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
