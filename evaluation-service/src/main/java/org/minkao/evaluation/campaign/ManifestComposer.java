package org.minkao.evaluation.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Digests;
import org.minkao.ballot.ItemId;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.RsaJwk;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;

/** Writes the ballot's manifest from a plan whose rolls are sealed. */
final class ManifestComposer {
    private static final int PERIOD_SECONDS = 3600;
    private static final Manifest.Quorum NOBODY = new Manifest.Quorum(List.of(), 0);

    private final BallotHouse house;
    private final BoardKeys boardKeys;

    ManifestComposer(BallotHouse house, BoardKeys boardKeys) {
        this.house = house;
        this.boardKeys = boardKeys;
    }

    Manifest compose(Campaign campaign, Instant now) {
        Plan plan = campaign.plan();
        String origin = house.boardOrigin(campaign.id());
        return new Manifest(
                new org.minkao.ballot.CampaignId(campaign.id().value()),
                plan.title(),
                times(plan, now),
                Manifest.Separation.SESSION,
                plan.ballot().minCell(),
                new Manifest.Batch(PERIOD_SECONDS, plan.ballot().batchMin()),
                new Manifest.Board(origin, boardKeys.verifierKey(campaign.id(), origin)),
                house.receiptVkey(),
                NOBODY,
                NOBODY,
                Bytes.ofHex(house.clientDigest()),
                "rules-1:" + Digests.h(RulesFile.bytes(plan)).hex(),
                plan.voterClasses().stream()
                        .map(voterClass -> style(campaign, voterClass))
                        .toList(),
                items(plan));
    }

    /** The outermost bounds: from now to the end of the survey; decisions only narrow them. */
    private static Manifest.Times times(Plan plan, Instant now) {
        Instant open = now.truncatedTo(ChronoUnit.SECONDS);
        Instant close = plan.phase(Phase.SURVEY).ends();
        return new Manifest.Times(open, close, open, close, close.plus(Duration.ofHours(24)));
    }

    private static Manifest.Style style(Campaign campaign, Plan.VoterClass voterClass) {
        SealedRoll roll = campaign.rolls().stream()
                .filter(found -> found.style().equals(voterClass.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sealed roll of " + voterClass.id()));
        return new Manifest.Style(
                new StyleId(voterClass.id()),
                voterClass.id(),
                voterClass.name(),
                voterClass.weight(),
                campaign.plan().appraisees().stream()
                        .map(appraisee -> new SubjectId(appraisee.id()))
                        .toList(),
                roll.roll(),
                Bytes.ofHex(roll.rollDigest()),
                switch (voterClass.published()) {
                    case RECORDS -> Manifest.Publish.RECORDS;
                    case AUDITORS -> Manifest.Publish.AUDITORS;
                },
                false,
                new RsaJwk(roll.issuer().n()));
    }

    private static List<Manifest.Item> items(Plan plan) {
        List<Manifest.Item> items = new ArrayList<>();
        boolean abstain = plan.scale().canAbstain();
        int best = plan.scale().rated().size();
        for (Plan.Dimension dimension : plan.dimensions()) {
            for (Plan.Item item : dimension.items()) {
                // Where nobody can abstain, insisting on an answer would force an opinion.
                items.add(new Manifest.Scale(
                        new ItemId(item.id()), 1, best, abstain, weight(dimension, item), abstain, null));
            }
        }
        String comment = plan.ballot().commentItem();
        if (comment != null) {
            items.add(new Manifest.Text(new ItemId(comment), false, null));
        }
        return items;
    }

    /** Tenths of a per cent of the whole, for readers of the manifest; the exact weights are in rules.json. */
    private static int weight(Plan.Dimension dimension, Plan.Item item) {
        return dimension
                .weight()
                .multiply(item.weight())
                .divide(BigDecimal.TEN, 0, RoundingMode.HALF_UP)
                .max(BigDecimal.ONE)
                .intValueExact();
    }
}
