package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Difference;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.PlanVersion;
import org.minkao.evaluation.campaign.ReadPlanVersions;
import org.minkao.kit.core.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The wordings of a plan and what is different between them; a version is a number, {@code reviewed} or {@code latest}. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/plan-versions")
public final class PlanVersionController {
    private final ReadPlanVersions read;
    private final PlanJson plans;

    public PlanVersionController(ReadPlanVersions read, PlanJson plans) {
        this.read = read;
        this.plans = plans;
    }

    /** One wording: who wrote it, and who reviewed it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionView(
            int number,
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {

        static VersionView of(PlanVersion version) {
            Hand reviewed = version.reviewed();
            return new VersionView(
                    version.number(),
                    version.edit().by(),
                    version.edit().at(),
                    version.edit().reason(),
                    reviewed == null ? null : reviewed.person(),
                    reviewed == null ? null : reviewed.at());
        }
    }

    /** A wording with its whole text. */
    record WordingView(VersionView version, JsonNode plan) {}

    /** What is different between two wordings. */
    record ComparisonView(VersionView from, VersionView to, List<DifferenceView> differences) {}

    /** One difference; what was not there has no side. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(
            String path,
            String place,
            Difference.Kind kind,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {

        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.path(),
                    difference.place(),
                    difference.kind(),
                    PlanJson.node(difference.before()),
                    PlanJson.node(difference.after()));
        }
    }

    @GetMapping
    Items<VersionView> all(Actor actor, @PathVariable String campaign) {
        return new Items<>(read.all(new CampaignId(campaign), actor).stream()
                .map(VersionView::of)
                .toList());
    }

    @GetMapping("/{version}")
    WordingView one(Actor actor, @PathVariable String campaign, @PathVariable String version) {
        ReadPlanVersions.Wording found = read.one(new CampaignId(campaign), actor, version);
        return new WordingView(VersionView.of(found.version()), plans.write(found.plan()));
    }

    @GetMapping("/{from}/differences/{to}")
    ComparisonView differences(
            Actor actor, @PathVariable String campaign, @PathVariable String from, @PathVariable String to) {
        ReadPlanVersions.Comparison compared = read.compare(new CampaignId(campaign), actor, from, to);
        return new ComparisonView(
                VersionView.of(compared.from()),
                VersionView.of(compared.to()),
                compared.differences().stream().map(DifferenceView::of).toList());
    }
}
