package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.LateChange;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.PhaseRun;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Preparation;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.Result;
import org.minkao.kit.core.Versioned;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What everybody may read of a frozen campaign, and of its result once it is published. */
@RestController
@RequestMapping(path = "/api/public/v1/evaluation/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
public final class PublicEvaluationController {
    /** Who is assigned to what is for the people of the campaign. */
    private static final Set<String> NOT_PUBLIC = Set.of("assignments");

    private final ReadCampaigns campaigns;
    private final ReadResult results;
    private final ReadComparison comparison;
    private final PlanJson plans;
    private final JsonMapper json = JsonMapper.builder().build();

    public PublicEvaluationController(
            ReadCampaigns campaigns, ReadResult results, ReadComparison comparison, PlanJson plans) {
        this.campaigns = campaigns;
        this.results = results;
        this.comparison = comparison;
        this.plans = plans;
    }

    /** One line of the public list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicLine(
            String id,
            String title,
            int year,
            String status,
            @Nullable Phase currentPhase) {}

    /** The public page of a campaign. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicCampaign(
            String id,
            String title,
            boolean rehearsal,
            int year,
            String status,
            @Nullable Phase currentPhase,
            JsonNode plan,
            List<CampaignView.PhaseView> phases,
            Preparation.@Nullable Meeting meeting,
            List<Preparation.Posted> duties,
            List<Preparation.Posted> commitments,
            @Nullable String useOfResults,
            JsonNode leadingGroup,
            Offices offices,
            JsonNode corrections,
            List<PublicLateChange> lateChanges,
            String manifestDigest,
            String fingerprint) {}

    /** Which places of the plan two people changed after the freeze, on which day of the county. */
    record PublicLateChange(LocalDate on, List<String> places) {
        static List<PublicLateChange> of(Campaign campaign) {
            List<PublicLateChange> made = new ArrayList<>();
            for (LateChange change : campaign.lateChanges()) {
                Hand hand = change.made();
                if (hand != null) {
                    made.add(new PublicLateChange(
                            LocalDate.ofInstant(hand.at(), Plan.ZONE),
                            change.changes().stream()
                                    .filter(each -> !each.isContact())
                                    .map(LateChange.Changed::place)
                                    .toList()));
                }
            }
            return made;
        }
    }

    /** The two offices. */
    record Offices(String office, String countyOffice) {}

    /** The published result with how each number came about, by appraisee. */
    record PublicResult(ResultView result, Map<String, JsonNode> explanations) {}

    @GetMapping
    Items<PublicLine> all() {
        return new Items<>(campaigns.published().stream()
                .map(Versioned::state)
                .map(campaign -> new PublicLine(
                        campaign.id().value(),
                        campaign.plan().title(),
                        campaign.plan().year(),
                        campaign.status().name(),
                        currentPhase(campaign)))
                .toList());
    }

    @GetMapping("/{campaign}")
    PublicCampaign one(@PathVariable String campaign) {
        Campaign found = campaigns.publishedOne(new CampaignId(campaign));
        Freeze freeze = found.frozen();
        Preparation prepared = found.preparation();
        ObjectNode plan = (ObjectNode) plans.write(found.plan());
        plan.remove(NOT_PUBLIC);
        plan.path("phases")
                .forEach(phase -> phase.path("tasks").forEach(task -> {
                    if (task.path("owner") instanceof ObjectNode owner) {
                        owner.remove("person");
                    }
                }));
        return new PublicCampaign(
                found.id().value(),
                found.plan().title(),
                found.plan().rehearses(),
                found.plan().year(),
                found.status().name(),
                currentPhase(found),
                plan,
                found.phases().stream()
                        .map(run -> CampaignView.PhaseView.of(found.plan(), run))
                        .toList(),
                prepared.meeting(),
                prepared.duties(),
                prepared.commitments(),
                prepared.useOfResults(),
                plan.path("leadingGroup"),
                new Offices(found.plan().office(), found.plan().countyOffice()),
                plan.path("corrections"),
                PublicLateChange.of(found),
                freeze.manifestDigest(),
                freeze.fingerprint());
    }

    @GetMapping("/{campaign}/manifest")
    byte[] manifest(@PathVariable String campaign) {
        return campaigns.publishedOne(new CampaignId(campaign)).frozen().manifestBytes();
    }

    @GetMapping("/{campaign}/rules.json")
    byte[] rules(@PathVariable String campaign) {
        return campaigns.publishedOne(new CampaignId(campaign)).frozen().rulesBytes();
    }

    @GetMapping("/{campaign}/result")
    PublicResult result(@PathVariable String campaign) {
        Versioned<Result> result = results.publishedOne(new CampaignId(campaign));
        Map<String, JsonNode> explanations = new TreeMap<>();
        for (String appraisee : result.state().computation().derivations().keySet()) {
            explanations.put(appraisee, json.readTree(results.derivation(result.state(), appraisee)));
        }
        return new PublicResult(
                ResultView.of(result, results.subjects(result.state()), comparison.fair(result.state())), explanations);
    }

    @GetMapping("/{campaign}/results.json")
    byte[] resultsFile(@PathVariable String campaign) {
        return results.resultsFile(
                results.publishedOne(new CampaignId(campaign)).state());
    }

    @GetMapping("/{campaign}/components.json")
    byte[] componentsFile(@PathVariable String campaign) {
        return results.componentsFile(
                results.publishedOne(new CampaignId(campaign)).state());
    }

    private static @Nullable Phase currentPhase(Campaign campaign) {
        return campaign.currentPhase().map(PhaseRun::kind).orElse(null);
    }
}
