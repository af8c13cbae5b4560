package org.minkao.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Digests;

/** Counts, marks, events and decisions of one evaluation, still without a scheme; the text form shows no answers. */
public final class Inputs {
    private final String sha256;
    private final Parts parts;

    record Appraisee(String id, Words name, String appraiseeClass) {}

    /** Which ballots: by whom, and in which round and through which channel where that is told apart. */
    record Where(
            String voters, @Nullable String round, @Nullable String channel) {}

    /** Ballots issued, collected and valid; for one appraisee where each has ballots of its own. */
    record BallotSet(
            String path,
            Where where,
            @Nullable String appraisee,
            long issued,
            long collected,
            long valid,
            Map<String, Long> refused) {}

    /** How often each option was chosen, by option id, or in the scale's order where there are no ids. */
    static final class Chosen {
        private final List<String> options;
        private final long[] counts;

        Chosen(List<String> options, long[] counts) {
            this.options = List.copyOf(options);
            this.counts = counts.clone();
        }

        List<String> options() {
            return options;
        }

        int size() {
            return counts.length;
        }

        long sum() {
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            return sum;
        }

        /** In the scale's order; nothing where the two do not fit. */
        Optional<long[]> by(Scale scale) {
            if (options.isEmpty()) {
                return counts.length == scale.options().size() ? Optional.of(counts) : Optional.empty();
            }
            long[] chosen = new long[scale.options().size()];
            for (int i = 0; i < counts.length; i++) {
                int place = scale.place(options.get(i));
                if (place < 0) {
                    return Optional.empty();
                }
                chosen[place] += counts[i];
            }
            return Optional.of(chosen);
        }
    }

    record Row(String path, Where where, String appraisee, Map<String, Chosen> items) {}

    record Answer(String appraisee, String item, String option) {}

    record Ballot(String path, Where where, List<Answer> answers) {
        @Override
        public String toString() {
            return "Ballot[" + answers.size() + " answers]";
        }
    }

    /** What stands behind a figure that does not come from ballots. */
    record Proof(String evidence, List<String> approvedBy) {}

    record Mark(
            String path,
            String source,
            String appraisee,
            @Nullable String round,
            Rational value,
            Proof proof) {}

    /** How far a complaint or a signed opinion has been verified. */
    enum Verification {
        UPHELD,
        PENDING,
        WITHDRAWN,
        REJECTED
    }

    record Event(String path, String id, String appraisee, String type, Verification status, Proof proof) {}

    enum Rectified {
        RECTIFIED,
        PARTLY,
        NOT
    }

    record Opinion(String path, String id, String appraisee, Verification status, Rectified state, Proof proof) {}

    record Figures(String path, String appraisee, String period, Map<String, Long> values, Proof proof) {}

    record Adjustment(
            String path,
            String id,
            String appraisee,
            String kind,
            long times,
            @Nullable String level,
            @Nullable Rational points,
            Proof proof) {}

    record Vetoed(String path, String appraisee, String veto, Proof proof) {}

    record Draw(String path, String id, List<String> appraisees, Proof proof) {}

    /** What the record says of an appraisee in an earlier year. */
    record Past(String path, String appraisee, int year, List<String> facts) {}

    record Parts(
            int year,
            List<Appraisee> appraisees,
            List<BallotSet> sets,
            List<Row> rows,
            List<Ballot> ballots,
            List<Mark> marks,
            List<Event> events,
            List<Opinion> opinions,
            List<Figures> figures,
            List<Adjustment> adjustments,
            List<Vetoed> vetoes,
            List<Draw> draws,
            List<Past> history) {}

    Inputs(byte[] bytes, Parts parts) {
        this.sha256 = Digests.h(bytes).hex();
        this.parts = parts;
    }

    /** The inputs, or a refusal with every path and reason. */
    public static Inputs read(byte[] inputs) {
        List<Problem> problems = new ArrayList<>();
        Optional<Inputs> read = new InputsReader(problems).read(inputs);
        if (!problems.isEmpty() || read.isEmpty()) {
            throw new ScoringRefusal(ScoringRefusal.Code.INPUTS_REFUSED, problems);
        }
        return read.get();
    }

    /** Hash of the bytes they were read from. */
    public String sha256() {
        return sha256;
    }

    Parts parts() {
        return parts;
    }

    @Override
    public String toString() {
        return "Inputs[%d, %d appraisees]"
                .formatted(parts.year(), parts.appraisees().size());
    }
}
