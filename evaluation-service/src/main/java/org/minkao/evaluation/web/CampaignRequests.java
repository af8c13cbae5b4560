package org.minkao.evaluation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.Preparation;
import org.minkao.kit.core.Check;

/** What people send about a campaign. */
final class CampaignRequests {
    private CampaignRequests() {}

    /** The meeting as it was held. */
    record MeetingRequest(
            @Nullable LocalDate heldOn,
            @Nullable String place,
            @Nullable String chair,
            @Nullable Integer attendance,
            @Nullable List<@Nullable String> topics) {

        Preparation.Meeting meeting() {
            return new Preparation.Meeting(
                    Check.present("heldOn", heldOn),
                    Check.present("place", place),
                    Check.present("chair", chair),
                    Check.present("attendance", attendance),
                    Check.list("topics", topics, 1, 50));
        }
    }

    /** Duties or commitments of the appraisees. */
    record PostedRequest(@Nullable List<@Nullable PostedEntry> items) {

        List<Preparation.Posted> posted() {
            List<Preparation.Posted> posted = new ArrayList<>();
            for (PostedEntry entry : Check.list("items", items, 1, 500)) {
                posted.add(new Preparation.Posted(
                        Check.present("items[].appraisee", entry.appraisee()),
                        Check.present("items[].text", entry.text())));
            }
            return posted;
        }
    }

    /** One posted line. */
    record PostedEntry(@Nullable String appraisee, @Nullable String text) {}

    /** What the results will be used for. */
    record UseOfResultsRequest(@Nullable String text) {}

    /** A decision that somebody proposes. */
    record DecisionRequest(
            Decision.@Nullable Kind kind,
            @Nullable Phase phase,
            @Nullable String reason) {}
}
