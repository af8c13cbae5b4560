package org.minkao.evaluation.inspection;

import java.util.Locale;
import java.util.regex.Pattern;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.TextId;

/** Names the one inspection of a kind that an appraisee has in a campaign. */
public record InspectionId(String value) implements TextId {
    private static final Pattern SYNTAX = Pattern.compile("[a-z2-7]{26}-(self|on-site)-[a-z0-9_][a-z0-9_-]{0,31}");

    public InspectionId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new Refusal(
                    KitReason.NOT_FOUND,
                    "there is no inspection with this id (expected: <campaign>-self|on-site-<appraisee>)");
        }
    }

    static InspectionId of(CampaignId campaign, Inspection.Kind kind, String appraisee) {
        return new InspectionId("%s-%s-%s"
                .formatted(campaign, kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), appraisee));
    }

    @Override
    public String toString() {
        return value;
    }
}
