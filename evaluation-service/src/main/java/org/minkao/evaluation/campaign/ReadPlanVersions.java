package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.util.List;
import java.util.Optional;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Refusal;

/** Shows every wording that a plan has had, and what is different between two of them. */
public final class ReadPlanVersions {
    /** Names the version that was reviewed last. */
    public static final String REVIEWED = "reviewed";

    /** Names the version that the campaign runs by. */
    public static final String LATEST = "latest";

    private final Campaigns campaigns;
    private final PlanTexts texts;
    private final PlanTree tree;

    public ReadPlanVersions(Campaigns campaigns, PlanTexts texts, PlanTree tree) {
        this.campaigns = campaigns;
        this.texts = texts;
        this.tree = tree;
    }

    /** A version with its whole text. */
    public record Wording(PlanVersion version, Plan plan) {}

    /** Two versions and what is different. */
    public record Comparison(PlanVersion from, PlanVersion to, List<Difference> differences) {}

    public List<PlanVersion> all(CampaignId id, Actor actor) {
        return readable(id, actor).versions();
    }

    public Wording one(CampaignId id, Actor actor, String version) {
        Campaign campaign = readable(id, actor);
        PlanVersion found = version(campaign, version);
        return new Wording(found, plan(campaign, actor, found));
    }

    public Comparison compare(CampaignId id, Actor actor, String from, String to) {
        Campaign campaign = readable(id, actor);
        PlanVersion one = version(campaign, from);
        PlanVersion other = version(campaign, to);
        return new Comparison(
                one,
                other,
                PlanDifferences.between(tree.of(plan(campaign, actor, one)), tree.of(plan(campaign, actor, other))));
    }

    private Campaign readable(CampaignId id, Actor actor) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, actor).require(COUNTY, OFFICE, LEADER, DISCIPLINE, AUDITOR);
        return campaign;
    }

    /** Mail addresses are for the two offices only. */
    private Plan plan(Campaign campaign, Actor actor, PlanVersion version) {
        Plan plan = texts.text(version.edit().text());
        Scope scope = new Scope(campaign, actor);
        return scope.has(COUNTY) || scope.has(OFFICE) ? plan : plan.withoutContacts();
    }

    private static PlanVersion version(Campaign campaign, String name) {
        Optional<PlanVersion> found = switch (name) {
            case LATEST -> campaign.versions().stream().reduce((one, later) -> later);
            case REVIEWED ->
                campaign.versions().stream()
                        .filter(version -> version.reviewed() != null)
                        .reduce((one, later) -> later);
            default ->
                campaign.versions().stream()
                        .filter(version -> Integer.toString(version.number()).equals(name))
                        .findFirst();
        };
        return found.orElseThrow(() -> new Refusal(
                EvaluationReason.UNKNOWN_PLAN_VERSION,
                "campaign %s has no version %s (expected: 1 to %d, reviewed once it was reviewed, or latest)"
                        .formatted(campaign.id(), name, campaign.versions().size())));
    }
}
