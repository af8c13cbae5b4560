package org.minkao.evaluation.campaign;

import java.util.regex.Pattern;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.TextId;

/** Names one campaign: base32 of 16 random bytes. */
public record CampaignId(String value) implements TextId {
    private static final Pattern SYNTAX = Pattern.compile("[a-z2-7]{26}");

    public CampaignId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new Refusal(
                    KitReason.NOT_FOUND, "there is no campaign with this id (expected: 26 characters of a-z, 2-7)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
