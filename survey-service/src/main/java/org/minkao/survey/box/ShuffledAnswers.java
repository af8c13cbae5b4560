package org.minkao.survey.box;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Envelope;
import org.minkao.ballot.StrictJson;

/** Opens the envelopes of a style and brings the answers into an order that a secret seed alone decides. */
final class ShuffledAnswers {
    /** Of one event's data; the envelope around it and the campaign's names need little. */
    static final int PART_BYTES = 500 * 1024;

    private static final int HEAD_BYTES = 512;
    /** Two quotes and a comma. */
    private static final int ENTRY_BYTES = 3;

    private ShuffledAnswers() {}

    static List<String> of(List<SealedBallot> ballots, Envelope envelope, Bytes seed) {
        // Sorting by a keyed hash is a shuffle that gives the same order again after a crash.
        return ballots.stream()
                .sorted(Comparator.comparing(
                        ballot -> Digests.h(seed.toArray(), ballot.tokenId().toArray())))
                .map(ballot -> answers(ballot, envelope))
                .toList();
    }

    /** Cuts the list so that every part's event stays within the limit; always at least one part. */
    static List<List<String>> parts(List<String> answers, int limit) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int bytes = HEAD_BYTES;
        for (String one : answers) {
            int more = escaped(one) + ENTRY_BYTES;
            if (!part.isEmpty() && bytes + more > limit) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = HEAD_BYTES;
            }
            part.add(one);
            bytes += more;
        }
        parts.add(List.copyOf(part));
        return List.copyOf(parts);
    }

    private static String answers(SealedBallot ballot, Envelope envelope) {
        byte[] body = envelope.open(
                ballot.tokenId(), ballot.digest(), ballot.envelope().toArray());
        byte[] answers = Bytes.ofB64u(StrictJson.parse(body).asObject("body").text("answers"))
                .toArray();
        return new String(answers, StandardCharsets.US_ASCII);
    }

    /** Canonical answers are plain ASCII; only their quotes grow in a JSON string. */
    private static int escaped(String answers) {
        return answers.length() + (int) answers.chars().filter(c -> c == '"').count();
    }
}
