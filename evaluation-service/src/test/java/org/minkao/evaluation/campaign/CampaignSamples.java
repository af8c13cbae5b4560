package org.minkao.evaluation.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.NoteSigner;
import org.minkao.kit.core.Actor;

/** Campaigns and people as tests need them. */
public final class CampaignSamples {
    public static final CampaignId ID = new CampaignId("aaaqeayeaudaocajbifqydiob4");
    public static final Instant FREEZE_TIME = Instant.parse("2026-11-25T01:00:00Z");
    public static final String RECEIPT_VKEY = NoteSigner.ofSeed("localhost:8080/box", Bytes.of(new byte[32]))
            .verifierKey()
            .text();
    public static final BallotHouse HOUSE = new BallotHouse("localhost:8080", RECEIPT_VKEY, "0".repeat(64));
    public static final BoardKeys BOARD_KEYS = (campaign, origin) ->
            NoteSigner.ofSeed(origin, Bytes.of(filled(32, 7))).verifierKey().text();

    private CampaignSamples() {}

    public static Act by(String person, String... roles) {
        return new Act(actor(person, roles), null, "同意");
    }

    public static Actor actor(String person, String... roles) {
        return new Actor(person, person, Set.copyOf(Arrays.asList(roles)));
    }

    public static Campaign draft() {
        return draft(PlanBuilder.aPlan().build());
    }

    public static Campaign draft(Plan plan) {
        return Campaign.draft(ID, plan, edit("office-he")).after();
    }

    /** A change of the plan, an hour before the freeze. */
    public static PlanVersion.Edit edit(String person) {
        return new PlanVersion.Edit(person, FREEZE_TIME.minusSeconds(3600), "补充依据", ID + "|text");
    }

    /** A draft beside the campaign that the samples are about. */
    public static Campaign another(CampaignId id) {
        return Campaign.draft(id, PlanBuilder.aPlan().build(), edit("office-he"))
                .after();
    }

    /** Everything the freeze asks for is there. */
    public static Campaign prepared(Plan plan) {
        Campaign campaign = draft(plan).record(preparation(plan)).after();
        int seed = 1;
        for (Plan.VoterClass voterClass : plan.voterClasses()) {
            campaign = campaign.sealRoll(roll(voterClass.id(), seed++)).after();
        }
        return campaign;
    }

    public static Campaign reviewed() {
        return prepared(PlanBuilder.aPlan().build())
                .review(by("office-sun", "office"), hand("office-sun", "office"))
                .after();
    }

    public static Campaign frozen() {
        return frozen(PlanBuilder.aPlan().build());
    }

    public static Campaign frozen(Plan plan) {
        Campaign reviewed = prepared(plan)
                .review(by("office-sun", "office"), hand("office-sun", "office"))
                .after();
        String manifest = new String(
                new ManifestComposer(HOUSE, BOARD_KEYS)
                        .compose(reviewed, FREEZE_TIME)
                        .write(),
                StandardCharsets.US_ASCII);
        return reviewed.freeze(
                        by("county-zhou", "county"),
                        new Freeze(hand("county-zhou", "county"), manifest, RulesFile.text(plan)))
                .after();
    }

    /** In a phase that began by decision, the ones before it ended. */
    public static Campaign in(Phase phase) {
        return in(frozen(), phase);
    }

    public static Campaign in(Campaign frozen, Phase phase) {
        Campaign campaign = frozen;
        Instant at = FREEZE_TIME;
        for (Phase each : Phase.values()) {
            if (each == Phase.RECTIFICATION) {
                campaign = campaign.closeSurvey(at, true, "提前结束").after();
            }
            campaign = campaign.start(each, at, true, "提前开始").after();
            if (each == phase) {
                return campaign;
            }
            at = at.plusSeconds(60);
        }
        throw new IllegalStateException("no phase " + phase);
    }

    public static Campaign closed() {
        return closed(frozen());
    }

    public static Campaign closed(Campaign frozen) {
        return in(frozen, Phase.SURVEY)
                .closeSurvey(FREEZE_TIME.plusSeconds(600), true, "提前结束")
                .after();
    }

    /** Closed, and its result confirmed. */
    public static Campaign confirmed() {
        return closed().confirmResult().after();
    }

    /** Its result is public, and rectification lies ahead. */
    public static Campaign published() {
        return confirmed().publishResult().after();
    }

    /** Published, and its last phase has ended. */
    public static Campaign over() {
        return published()
                .start(Phase.RECTIFICATION, FREEZE_TIME, true, "提前开始")
                .after()
                .end(Instant.parse("2027-02-10T16:00:00Z"))
                .after();
    }

    /** Put away. */
    public static Campaign archived() {
        return over().archive().after();
    }

    /** With a decision that nobody approved yet. */
    public static Campaign undecided() {
        return in(Phase.CONSULTATION)
                .propose("d1", Decision.Kind.START_PHASE, Phase.SURVEY, vote("county-lin", true))
                .after();
    }

    /** A proposal to change this frozen campaign's plan late. */
    public static LateChange lateChange(Campaign campaign) {
        return new LateChange(
                "late",
                campaign.planVersion(),
                ID + "|late",
                List.of(new LateChange.Changed("/office", Difference.Kind.CHANGED, "\"局考评办\"", "\"考评办\"")),
                LateChange.Status.PROPOSED,
                hand("office-he", "office"),
                null);
    }

    /** The same campaign by another plan. */
    public static Campaign with(Campaign campaign, PlanBuilder plan) {
        return new Campaign(
                campaign.id(),
                campaign.status(),
                plan.build(),
                campaign.draftedBy(),
                campaign.plannedBy(),
                campaign.preparation(),
                campaign.rolls(),
                campaign.review(),
                campaign.freeze(),
                campaign.phases(),
                campaign.decisions(),
                campaign.versions(),
                campaign.lateChanges(),
                campaign.tasks());
    }

    /** A rehearsal of whose tasks one was done. */
    public static Campaign taskDone() {
        Plan.Task task = PlanBuilder.task("t", new Plan.Owner("office-he", null), "2026-12-20");
        return with(in(Phase.SURVEY), PlanBuilder.aRehearsal().withTask(Phase.SURVEY, task))
                .doTask("t", hand("office-he", "office"))
                .after();
    }

    /** Somebody wants its frozen plan changed. */
    public static Campaign proposedLate() {
        Campaign running = in(Phase.CONSULTATION);
        return running.proposeLate(lateChange(running)).after();
    }

    /** Its plan was changed late by two people. */
    public static Campaign changedLate() {
        Campaign proposed = proposedLate();
        return proposed.makeLate("late", by("county-lin", "county"), hand("county-lin", "county"), proposed.plan())
                .after();
    }

    public static Preparation preparation(Plan plan) {
        List<Preparation.Posted> posted = plan.appraisees().stream()
                .map(a -> new Preparation.Posted(a.id(), "负责后勤服务"))
                .toList();
        return Preparation.NONE
                .with(meeting())
                .withDuties(posted)
                .withCommitments(posted)
                .withUseOfResults("用于改进工作");
    }

    public static Preparation.Meeting meeting() {
        return new Preparation.Meeting(LocalDate.of(2026, 11, 24), "三楼会议室", "高志远", 46, List.of("考评意义"));
    }

    public static SealedRoll roll(String style, int seed) {
        return new SealedRoll(
                style,
                24,
                "ab".repeat(32),
                21,
                new SealedRoll.Issuer("RSA", modulus(seed), "AQAB"),
                new Hand("county-lin", "county", "名册已核对", FREEZE_TIME.minusSeconds(120)),
                new Hand("county-zhou", "county", "封存名册", FREEZE_TIME.minusSeconds(60)));
    }

    /** Odd and of 3072 bits, which is all that a manifest asks of a modulus. */
    private static String modulus(int seed) {
        byte[] bytes = filled(384, seed);
        bytes[0] = (byte) 0xc1;
        bytes[383] = 1;
        return Encodings.b64u(bytes);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** What the person of this role says when he agrees, at the time of the freeze. */
    public static Hand hand(String person, String role) {
        return new Hand(person, role, "同意", FREEZE_TIME);
    }

    public static Hand vote(String person, boolean county) {
        return vote(person, county, FREEZE_TIME.plusSeconds(3600));
    }

    public static Hand vote(String person, boolean county, @Nullable Instant at) {
        return new Hand(person, county ? "county" : "office", "准备充分", at == null ? FREEZE_TIME : at);
    }
}
