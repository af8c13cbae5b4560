package org.minkao.evaluation.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be on record before the freeze: the meeting, the duties, the commitments and the use of results. */
public record Preparation(
        @Nullable Meeting meeting,
        List<Posted> duties,
        List<Posted> commitments,
        @Nullable String useOfResults) {

    static final Preparation NONE = new Preparation(null, List.of(), List.of(), null);

    public Preparation {
        duties = List.copyOf(duties);
        commitments = List.copyOf(commitments);
    }

    /** The mobilisation meeting as it was held. */
    public record Meeting(LocalDate heldOn, String place, String chair, int attendance, List<String> topics) {
        public Meeting {
            topics = List.copyOf(topics);
        }
    }

    /** A duty or a commitment that an appraisee posts for the public to watch. */
    public record Posted(String appraisee, String text) {}

    Preparation with(Meeting held) {
        return new Preparation(held, duties, commitments, useOfResults);
    }

    Preparation withDuties(List<Posted> posted) {
        return new Preparation(meeting, posted, commitments, useOfResults);
    }

    Preparation withCommitments(List<Posted> posted) {
        return new Preparation(meeting, duties, posted, useOfResults);
    }

    Preparation withUseOfResults(String text) {
        return new Preparation(meeting, duties, commitments, text);
    }
}
