package org.minkao.evaluation.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Versioned;

/** What the appraisees promised, how one can tell, and, once the result is public, whether people found it kept. */
public final class ReadCommitments {
    private final Campaigns campaigns;
    private final Results results;
    private final ReadResult read;

    public ReadCommitments(Campaigns campaigns, Results results, ReadResult read) {
        this.campaigns = campaigns;
        this.results = results;
        this.read = read;
    }

    /**
     * A commitment and what became of it.
     *
     * @param item the question that people were asked about it, if they were
     * @param mark what the ballots gave the question; absent before the publication and where too few answered
     */
    public record Outcome(
            Plan.Commitment commitment,
            Plan.@Nullable Item item,
            @Nullable String mark,
            @Nullable Boolean kept) {}

    public List<Outcome> published(CampaignId id) {
        Campaign campaign = new ReadCampaigns(campaigns).publishedOne(id);
        List<SubjectResult> subjects = results.find(id.value())
                .map(Versioned::state)
                .filter(Result::isPublished)
                .map(read::subjects)
                .orElse(List.of());
        return campaign.plan().promised().stream()
                .map(commitment -> outcome(campaign.plan(), subjects, commitment))
                .toList();
    }

    private static Outcome outcome(Plan plan, List<SubjectResult> subjects, Plan.Commitment commitment) {
        Optional<Plan.Item> item = plan.items().stream()
                .filter(each -> each.asks().contains(commitment.id()))
                .findFirst();
        Optional<String> mark = item.flatMap(asked -> subjects.stream()
                .filter(subject -> subject.appraisee().equals(commitment.appraisee()))
                .flatMap(subject -> subject.items().stream())
                .filter(found -> found.item().equals(asked.id()))
                .flatMap(found -> Optional.ofNullable(found.society()).stream())
                .findFirst());
        Plan.Measure measure = commitment.measure();
        return new Outcome(
                commitment,
                item.orElse(null),
                mark.orElse(null),
                measure == null
                        ? null
                        : mark.map(given -> new BigDecimal(given).compareTo(measure.target()) >= 0)
                                .orElse(null));
    }
}
