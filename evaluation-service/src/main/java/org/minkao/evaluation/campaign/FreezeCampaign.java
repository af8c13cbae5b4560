package org.minkao.evaluation.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.ManifestRules;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Freezes a reviewed plan for good, once everything it needs is on record, and writes its manifest. */
public final class FreezeCampaign {
    private final Desk desk;
    private final SchemeCheck scheme;
    private final ManifestComposer composer;
    private final Clock clock;

    public FreezeCampaign(
            Campaigns campaigns, SchemeCheck scheme, BallotHouse house, BoardKeys boardKeys, Clock clock) {
        this.desk = new Desk(campaigns);
        this.scheme = scheme;
        this.composer = new ManifestComposer(house, boardKeys);
        this.clock = clock;
    }

    public Versioned<Campaign> freeze(CampaignId id, Act act) {
        return desk.change(id, act, "freeze-plan", campaign -> {
            Instant now = clock.instant();
            Hand hand = act.hand(campaign, now, Roles.COUNTY);
            Step.FREEZE.from(id, campaign.status());
            refuse(id, lacks(campaign, now));
            Manifest manifest = composer.compose(campaign, now);
            refuse(
                    id,
                    ManifestRules.check(manifest).stream()
                            .map(violation ->
                                    "manifest %s is not %s".formatted(violation.field(), violation.expectation()))
                            .toList());
            return campaign.freeze(
                    act,
                    new Freeze(
                            hand,
                            new String(manifest.write(), StandardCharsets.US_ASCII),
                            RulesFile.text(campaign.plan())));
        });
    }

    private List<String> lacks(Campaign campaign, Instant now) {
        Plan plan = campaign.plan();
        Preparation prepared = campaign.preparation();
        List<String> lacks = new ArrayList<>();
        if (prepared.meeting() == null) {
            lacks.add("the meeting is not recorded");
        }
        missing(plan, prepared.duties(), "duties", lacks);
        missing(plan, prepared.commitments(), "commitments", lacks);
        if (prepared.useOfResults() == null) {
            lacks.add("the use of results is not recorded");
        }
        Set<String> sealed = campaign.rolls().stream().map(SealedRoll::style).collect(Collectors.toSet());
        plan.voterClasses().stream()
                .map(Plan.VoterClass::id)
                .filter(style -> !sealed.contains(style))
                .forEach(style -> lacks.add("the roll of " + style + " is not sealed"));
        campaign.rolls().stream()
                .filter(roll -> !roll.namesTwo())
                .map(SealedRoll::style)
                .forEach(style -> lacks.add(
                        "the roll of %s names no two people, of whom one is of the county office, who imported and sealed it"
                                .formatted(style)));
        if (!now.isBefore(plan.phase(Phase.SURVEY).ends())) {
            lacks.add("the survey ended on " + plan.phase(Phase.SURVEY).end());
        }
        scheme.problems(RulesFile.bytes(plan)).forEach(problem -> lacks.add(problem.path() + " " + problem.reason()));
        return lacks;
    }

    private static void missing(Plan plan, List<Preparation.Posted> posted, String what, List<String> lacks) {
        plan.appraisees().stream()
                .map(Plan.Appraisee::id)
                .filter(id -> posted.stream().noneMatch(each -> each.appraisee().equals(id)))
                .forEach(id -> lacks.add("the %s of %s are not posted".formatted(what, id)));
    }

    private static void refuse(CampaignId id, List<String> lacks) {
        if (!lacks.isEmpty()) {
            throw new Refusal(
                    EvaluationReason.FREEZE_REFUSED,
                    "campaign %s cannot be frozen: %s (expected: nothing missing)"
                            .formatted(id, String.join("; ", lacks)));
        }
    }
}
