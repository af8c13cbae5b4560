package org.minkao.gateway.limit;

/** A bucket of tokens that refills steadily. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final int burst;
    private double tokens;
    private long seen;

    TokenBucket(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.seen = now;
    }

    synchronized boolean take(long now) {
        refill(now);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    synchronized boolean empty(long now) {
        refill(now);
        return tokens < 1;
    }

    /** Whole seconds until the next token, at least one. */
    synchronized long pause(long now) {
        refill(now);
        return Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - seen) / NANOS * perSecond);
        seen = now;
    }
}
