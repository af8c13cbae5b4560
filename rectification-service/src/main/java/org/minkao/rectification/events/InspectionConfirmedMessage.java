package org.minkao.rectification.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.finding.Problem;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.finding.SourceKind;
import org.minkao.rectification.people.CampaignId;

/** What this room reads of {@code minkao.evaluation.inspection-confirmed.v1}. */
record InspectionConfirmedMessage(
        String campaign,
        String inspection,
        Kind kind,
        String appraisee,
        List<Reported> problems,
        LocalDate confirmedOn) {

    InspectionConfirmedMessage {
        Reading.require(campaign, inspection, kind, appraisee, problems, confirmedOn);
    }

    enum Kind {
        SELF(SourceKind.SELF_INSPECTION),
        ON_SITE(SourceKind.ON_SITE_INSPECTION);

        private final SourceKind source;

        Kind(SourceKind source) {
            this.source = source;
        }
    }

    record Reported(
            String id,
            String item,
            String text,
            Severity severity,
            Boolean rectifiedAtOnce,
            @Nullable String measure) {
        Reported {
            Reading.require(id, item, text, severity, rectifiedAtOnce);
        }
    }

    List<Problem> found() {
        Source source = new Source(kind.source, inspection);
        return problems.stream()
                .map(p -> new Problem(
                        new CampaignId(campaign),
                        appraisee,
                        p.item(),
                        p.text(),
                        p.severity(),
                        source,
                        List.of(inspection, p.id()),
                        confirmedOn,
                        p.rectifiedAtOnce(),
                        p.measure()))
                .toList();
    }
}
