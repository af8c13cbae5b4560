package org.minkao.evaluation.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Digests;
import org.minkao.ballot.KeyWrap;
import org.minkao.ballot.NoteSigner;
import org.minkao.evaluation.campaign.BoardKeys;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/**
 * Board keys in MongoDB, wrapped under the room's key: one per campaign, drawn from the house's seed when first asked
 * for and kept, so that another seed later does not change the board of a campaign that runs.
 */
public final class MongoBoardKeys extends Aggregates<MongoBoardKeys.WrappedKey, Void> implements BoardKeys {
    private final Bytes seed;
    private final KeyWrap wrap;

    /** A key as it lies in the database. */
    public record WrappedKey(String wrapped) {}

    public MongoBoardKeys(MongoDoor door, Outbox outbox, Clock clock, Bytes seed, KeyWrap wrap) {
        super(door, "boardKeys", WrappedKey.class, new Silent(), null, outbox, clock);
        this.seed = seed;
        this.wrap = wrap;
    }

    @Override
    public String verifierKey(CampaignId campaign, String origin) {
        String id = campaign.value();
        if (find(id).isEmpty()) {
            byte[] drawn = Digests.h(
                            Digests.d("board-seed"), seed.toArray(), (id + "\n").getBytes(StandardCharsets.US_ASCII))
                    .toArray();
            String wrapped = Bytes.of(wrap.wrap(purpose(id), drawn)).b64();
            insertIfAbsent(id, new WrappedKey(wrapped), List.of(), null);
        }
        byte[] kept = wrap.unwrap(
                purpose(id), Bytes.ofB64(require(id).state().wrapped()).toArray());
        return NoteSigner.ofSeed(origin, Bytes.of(kept)).verifierKey().text();
    }

    private static String purpose(String campaign) {
        return "board/" + campaign;
    }
}
