package org.minkao.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/**
 * The record of one mail to one person.
 *
 * @param id event id and person, or the event id of a sealed letter
 * @param person whose address is looked up when sending, or null for a sealed letter
 * @param sealed base64 ciphertext of a letter to somebody without an account; erased when settled
 * @param due when the next attempt may begin; null once settled
 */
public record Delivery(
        String id,
        String campaign,
        String template,
        int templateVersion,
        @Nullable String person,
        @Nullable String sealed,
        Map<String, String> params,
        Status status,
        int attempts,
        @Nullable Instant due,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant settledAt) {

    /** Blueprint §5. */
    public enum Status {
        CREATED,
        SENDING,
        DELIVERED,
        TEMPORARY_FAILURE,
        PERMANENT_FAILURE,
        SKIPPED
    }

    /** What cannot be sent within a day is given up: a one-time code must not lie around. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** A sender that died is taken over after this. */
    static final Duration LEASE = Duration.ofMinutes(2);

    public Delivery {
        params = Map.copyOf(params);
    }

    public static Delivery toPerson(
            String id,
            String campaign,
            String template,
            int version,
            String person,
            Map<String, String> params,
            Instant now) {
        return new Delivery(
                id, campaign, template, version, person, null, params, Status.CREATED, 0, now, null, now, null);
    }

    public static Delivery sealed(
            String id,
            String campaign,
            String template,
            int version,
            String sealed,
            Map<String, String> params,
            Instant now) {
        return new Delivery(
                id, campaign, template, version, null, sealed, params, Status.CREATED, 0, now, null, now, null);
    }

    /** A permitted step; a step that is not a row cannot happen. */
    public enum Step {
        SEND(Status.CREATED, Status.SENDING),
        SEND_AGAIN(Status.TEMPORARY_FAILURE, Status.SENDING),
        TAKE_OVER(Status.SENDING, Status.SENDING),
        DELIVER(Status.SENDING, Status.DELIVERED),
        POSTPONE(Status.SENDING, Status.TEMPORARY_FAILURE),
        GIVE_UP(Status.SENDING, Status.PERMANENT_FAILURE),
        SKIP(Status.SENDING, Status.SKIPPED);

        private final Status from;
        private final Status to;

        Step(Status from, Status to) {
            this.from = from;
            this.to = to;
        }

        public Status from() {
            return from;
        }

        public Status to() {
            return to;
        }
    }

    /** The step that begins an attempt from here. */
    public Delivery begin(Instant now) {
        Step step = switch (status) {
            case CREATED -> Step.SEND;
            case TEMPORARY_FAILURE -> Step.SEND_AGAIN;
            case SENDING, DELIVERED, PERMANENT_FAILURE, SKIPPED -> Step.TAKE_OVER;
        };
        return take(step, null, now.plus(LEASE), now);
    }

    public Delivery delivered(Instant now) {
        return take(Step.DELIVER, null, null, now);
    }

    /** Waits twice as long after each attempt, from 10 s to 10 min, and gives up after {@link #LIFE}. */
    public Delivery failedForNow(String why, Instant now) {
        if (now.isAfter(createdAt.plus(LIFE))) {
            return failedForGood(why, now);
        }
        long seconds = Math.min(600L, 10L << Math.min(attempts - 1, 6));
        return take(Step.POSTPONE, why, now.plusSeconds(seconds), now);
    }

    public Delivery failedForGood(String why, Instant now) {
        return take(Step.GIVE_UP, why, null, now);
    }

    public Delivery skipped(String why, Instant now) {
        return take(Step.SKIP, why, null, now);
    }

    private Delivery take(Step step, @Nullable String why, @Nullable Instant nextDue, Instant now) {
        if (status != step.from()) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "delivery %s is %s (expected: %s for %s)".formatted(id, status, step.from(), step));
        }
        boolean settled = nextDue == null;
        return new Delivery(
                id,
                campaign,
                template,
                templateVersion,
                person,
                settled ? null : sealed,
                params,
                step.to(),
                step.to() == Status.SENDING ? attempts + 1 : attempts,
                nextDue,
                why,
                settled ? shown(createdAt) : createdAt,
                settled ? shown(now) : null);
    }

    /**
     * What a mail server on the way and a reader of the list see instead of the id: always the same for a repeat, and
     * it names nobody.
     */
    public String messageId() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A respondent's letter keeps only the hour: when a code is used nearly tells when its ballot is cast. */
    public Instant shown(Instant time) {
        return person == null ? time.truncatedTo(ChronoUnit.HOURS) : time;
    }

    /** Never the letter. */
    @Override
    public String toString() {
        return "Delivery[id=%s, template=%s, status=%s]".formatted(id, template, status);
    }
}
