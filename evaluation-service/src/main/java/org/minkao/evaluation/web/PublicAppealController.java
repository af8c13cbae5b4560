package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.AppealStatus;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.Aftermath;
import org.minkao.evaluation.result.MarkChange;
import org.minkao.evaluation.result.ReadVersions;
import org.minkao.evaluation.result.Result;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may read of appeals: counts and outcomes, and every version of the result; nobody is named. */
@RestController
@RequestMapping(path = "/api/public/v1/evaluation/campaigns/{campaign}", produces = MediaType.APPLICATION_JSON_VALUE)
public final class PublicAppealController {
    private final ReadVersions versions;

    public PublicAppealController(ReadVersions versions) {
        this.versions = versions;
    }

    /** The appeals of a result in numbers, and what became of each. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicAppeals(
            String status,
            @Nullable LocalDate appealsUntil,
            @Nullable Instant finalAt,
            Counts counts,
            List<PublicAppeal> items) {}

    /** How many are open, and how the others ended. */
    record Counts(long filed, long open, long upheld, long revised) {}

    /** One appeal: whose, against what, since when, and its outcome. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicAppeal(
            String appraisee,
            String about,
            LocalDate filedOn,
            String status,
            @Nullable String ruling,
            @Nullable LocalDate decidedOn) {

        static PublicAppeal of(Appeal appeal) {
            Hand decision = appeal.decision();
            Ruling ruling = appeal.ruling();
            // How far the office has come with an open one is nobody else's business.
            return new PublicAppeal(
                    appeal.appraisee(),
                    appeal.subject().kind().name(),
                    day(appeal.filing().at()),
                    appeal.isOpen()
                            ? AppealStatus.FILED.name()
                            : appeal.status().name(),
                    appeal.isOpen() || ruling == null ? null : ruling.text(),
                    decision == null ? null : day(decision.at()));
        }
    }

    /** One version of the result, and what it changed of the one before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicVersion(
            int version,
            Instant publishedAt,
            String resultsDigest,
            @Nullable String ruling,
            List<MarkChange> changes) {

        static PublicVersion of(ReadVersions.Version version) {
            Appeal madeFor = version.madeFor();
            return new PublicVersion(
                    version.number(),
                    version.published().at(),
                    version.resultsDigest(),
                    madeFor == null ? null : madeFor.proposed().text(),
                    version.changes());
        }
    }

    @GetMapping("/appeals")
    PublicAppeals appeals(@PathVariable String campaign) {
        Result result = versions.published(new CampaignId(campaign));
        Aftermath after = result.afterwards();
        List<Appeal> all = after.appeals();
        long open = all.stream().filter(Appeal::isOpen).count();
        long revised = all.stream().filter(Appeal::isRevised).count();
        return new PublicAppeals(
                result.status().name(),
                after.appealsUntil(),
                after.finalAt(),
                new Counts(all.size(), open, all.size() - open - revised, revised),
                all.stream().map(PublicAppeal::of).toList());
    }

    @GetMapping("/result/versions")
    Items<PublicVersion> all(@PathVariable String campaign) {
        return new Items<>(versions.all(new CampaignId(campaign)).stream()
                .map(PublicVersion::of)
                .toList());
    }

    @GetMapping("/result/versions/{number}/results.json")
    byte[] results(@PathVariable String campaign, @PathVariable int number) {
        return versions.resultsFile(new CampaignId(campaign), number);
    }

    @GetMapping("/result/versions/{number}/components.json")
    byte[] components(@PathVariable String campaign, @PathVariable int number) {
        return versions.componentsFile(new CampaignId(campaign), number);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Plan.ZONE);
    }
}
