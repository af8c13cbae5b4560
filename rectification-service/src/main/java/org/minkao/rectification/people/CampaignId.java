package org.minkao.rectification.people;

import org.minkao.kit.core.TextId;

/** The id of a campaign. */
public record CampaignId(String value) implements TextId {
    @Override
    public String toString() {
        return value;
    }
}
