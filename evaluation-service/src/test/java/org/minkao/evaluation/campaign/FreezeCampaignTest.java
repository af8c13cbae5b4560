package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.BOARD_KEYS;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.HOUSE;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.ManifestRules;
import org.minkao.ballot.StyleId;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.Scheme;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class FreezeCampaignTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final SettableClock clock = new SettableClock(FREEZE_TIME.plusMillis(345));
    private final FreezeCampaign freeze = new FreezeCampaign(campaigns, rules -> List.of(), HOUSE, BOARD_KEYS, clock);

    @Test
    void composesAManifestThatKeepsTheRulesAndReadsBack() {
        campaigns.with(CampaignSamples.reviewed());
        Campaign frozen = freeze.freeze(ID, by("county-zhou", "county")).state();
        Manifest manifest = Manifest.parse(frozen.frozen().manifestBytes());
        assertThat(ManifestRules.check(manifest)).isEmpty();
        assertThat(manifest.campaign().value()).isEqualTo(ID.value());
        assertThat(manifest.times().open()).isEqualTo(FREEZE_TIME);
        assertThat(manifest.times().castOpen()).isEqualTo(FREEZE_TIME);
        assertThat(manifest.times().close()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(manifest.times().claimClose()).isEqualTo(manifest.times().close());
        assertThat(manifest.times().includeBy()).isEqualTo(Instant.parse("2027-01-01T16:00:00Z"));
        assertThat(manifest.separation()).isEqualTo(Manifest.Separation.SESSION);
        assertThat(manifest.board().origin()).isEqualTo("localhost:8080/board/" + ID);
        assertThat(manifest.tally())
                .isEqualTo("rules-1:" + Digests.h(frozen.frozen().rulesBytes()).hex());
        assertThat(manifest.style(new StyleId("clients")).orElseThrow().weight())
                .isEqualTo(60);
        assertThat(manifest.style(new StyleId("colleagues")).orElseThrow().subjects())
                .hasSize(2);
        assertThat(manifest.items()).hasSize(4);
        assertThat(manifest.items().getFirst()).isInstanceOfSatisfying(Manifest.Scale.class, scale -> {
            assertThat(scale.max()).isEqualTo(5);
            assertThat(scale.abstain()).isTrue();
            assertThat(scale.required()).isTrue();
            assertThat(scale.weight()).isEqualTo(300);
        });
        assertThat(frozen.frozen().fingerprint()).isEqualTo(manifest.fingerprint());
        assertThat(frozen.frozen().manifestDigest()).isEqualTo(manifest.digest().hex());
    }

    @Test
    void writesRulesThatScoringAccepts() {
        campaigns.with(CampaignSamples.reviewed());
        Freeze frozen = freeze.freeze(ID, by("county-zhou", "county")).state().frozen();
        assertThat(Scheme.check(frozen.rulesBytes(), frozen.manifestBytes())).isEmpty();
        assertThat(frozen.rules())
                .startsWith("{\"v\":1,\"scheme\":\"r1\",\"minCell\":5,\"scale\":{\"1\":\"20\",\"2\":\"40\"");
    }

    @Test
    void requiresNoAnswerWhereNobodyCanAbstain() {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.scale.removeLast();
        Manifest manifest =
                Manifest.parse(CampaignSamples.frozen(plan.build()).frozen().manifestBytes());
        assertThat(manifest.items().getFirst()).isInstanceOfSatisfying(Manifest.Scale.class, scale -> {
            assertThat(scale.abstain()).isFalse();
            assertThat(scale.required()).isFalse();
        });
    }

    @Test
    void tellsTheFreezeWithItsAudit() {
        campaigns.with(CampaignSamples.reviewed());
        freeze.freeze(ID, by("county-zhou", "county"));
        assertThat(campaigns.events).singleElement().isInstanceOf(CampaignEvent.Frozen.class);
        assertThat(campaigns.audits).singleElement().satisfies(audit -> {
            assertThat(audit.who()).isEqualTo("county-zhou");
            assertThat(audit.action()).isEqualTo("freeze-plan");
            assertThat(audit.reason()).isEqualTo("同意");
        });
    }

    @Test
    void namesEveryLack() {
        campaigns.with(CampaignSamples.draft()
                .review(by("office-sun", "office"), hand("office-sun", "office"))
                .after());
        refuses(
                EvaluationReason.FREEZE_REFUSED,
                by("county-zhou", "county"),
                "the meeting is not recorded",
                "the duties of service-centre are not posted",
                "the commitments of archive are not posted",
                "the use of results is not recorded",
                "the roll of clients is not sealed",
                "the roll of colleagues is not sealed");
    }

    @Test
    void refusesWhatTheManifestMayNotSay() {
        Campaign small = CampaignSamples.prepared(PlanBuilder.aPlan().build())
                .sealRoll(new SealedRoll(
                        "clients",
                        7,
                        "ab".repeat(32),
                        5,
                        CampaignSamples.roll("clients", 3).issuer(),
                        hand("county-lin", "county"),
                        hand("county-zhou", "county")))
                .after()
                .review(by("office-sun", "office"), hand("office-sun", "office"))
                .after();
        campaigns.with(small);
        refuses(EvaluationReason.FREEZE_REFUSED, by("county-zhou", "county"), "minCell + 3");
    }

    @Test
    void refusesARollBehindWhichNoTwoPeopleOfTheCountyStand() {
        Hand lin = hand("county-lin", "county");
        refusesRollOf(null, null);
        refusesRollOf(lin, null);
        refusesRollOf(lin, hand("county-lin", "county"));
        refusesRollOf(hand("office-he", "office"), hand("office-sun", "office"));
    }

    private void refusesRollOf(@Nullable Hand imported, @Nullable Hand sealed) {
        SealedRoll roll = CampaignSamples.roll("clients", 3);
        campaigns.with(CampaignSamples.prepared(PlanBuilder.aPlan().build())
                .sealRoll(new SealedRoll(
                        "clients", roll.roll(), roll.rollDigest(), roll.invitations(), roll.issuer(), imported, sealed))
                .after()
                .review(by("office-sun", "office"), hand("office-sun", "office"))
                .after());
        refuses(
                EvaluationReason.FREEZE_REFUSED,
                by("county-zhou", "county"),
                "the roll of clients names no two people");
    }

    @Test
    void refusesASurveyThatIsOver() {
        campaigns.with(CampaignSamples.reviewed());
        clock.set(Instant.parse("2026-12-31T16:00:00Z"));
        refuses(EvaluationReason.FREEZE_REFUSED, by("county-zhou", "county"), "the survey ended on 2026-12-31");
    }

    @Test
    void leavesTheFreezeToTheCounty() {
        campaigns.with(CampaignSamples.reviewed());
        refuses(KitReason.NOT_ALLOWED, by("office-he", "office"), "county");
    }

    @Test
    void refusesToFreezeADraft() {
        campaigns.with(CampaignSamples.draft());
        refuses(KitReason.STEP_NOT_ALLOWED, by("county-zhou", "county"), "DRAFT");
    }

    @Test
    void refusesAVersionThatIsNoLongerTheLatest() {
        campaigns.with(CampaignSamples.reviewed());
        Act stale = new Act(CampaignSamples.actor("county-zhou", "county"), 7L, "定稿");
        refuses(KitReason.CHANGED_MEANWHILE, stale, "version is 1");
        assertThat(campaigns.events).isEmpty();
    }

    private void refuses(org.minkao.kit.core.Reason reason, Act act, String... said) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> freeze.freeze(ID, act))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.detail()).contains(said);
                });
    }
}
