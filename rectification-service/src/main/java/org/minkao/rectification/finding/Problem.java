package org.minkao.rectification.finding;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.people.CampaignId;

/** A problem as an inspection or an opinion reported it; its parts tell it from all others of that source. */
public record Problem(
        CampaignId campaign,
        String appraisee,
        @Nullable String item,
        String text,
        Severity severity,
        Source source,
        List<String> parts,
        LocalDate on,
        boolean rectifiedAtOnce,
        @Nullable String measure) {

    Finding finding() {
        FindingId id = FindingId.of(campaign, source.kind(), parts.toArray(String[]::new));
        Finding raised = Finding.raised(id, campaign, appraisee, item, text, severity, source, on, null);
        return rectifiedAtOnce ? raised.rectifyAtOnce(measure).after() : raised;
    }
}
