package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.people.FrozenCampaign;

/** A campaign this room knows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignView(
        String id, String title, int year, @Nullable String phase, List<SectionView> appraisees) {

    /** A section of the campaign. */
    public record SectionView(String id, String name) {}

    static CampaignView of(FrozenCampaign it) {
        return new CampaignView(
                it.id().value(),
                it.title(),
                it.year(),
                it.phase(),
                it.sections().stream()
                        .map(s -> new SectionView(s.id(), s.name()))
                        .toList());
    }
}
