package org.minkao.survey.box;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.KeyWrap;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.survey.InMemoryStore;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.store.WrappedCampaignKeys;

/** A box on in-memory stores with real keys. */
final class TestBox {
    static final Bytes SEED = Bytes.random(32, TestCampaign.RANDOM);

    final Map<String, BoxWindow> windows = new HashMap<>();
    final Map<String, Long> refused = new TreeMap<>();
    final Map<String, BoxManifest> manifests = new HashMap<>();
    final Ballots ballots;
    final InMemoryOpenings openings = new InMemoryOpenings();
    final CampaignKeys keys = new WrappedCampaignKeys(
            new KeyWrap(Bytes.random(32, TestCampaign.RANDOM).toArray(), TestCampaign.RANDOM), new SecureRandom());
    final Boxes boxes = new Boxes(new Manifests(), keys, new ReceiptKey(SEED));
    final PrepareBox prepare = new PrepareBox(new Manifests(), new Windows(), keys, new ReceiptKey(SEED));
    final CastBallot cast;
    final Clock clock;

    TestBox(Clock clock) {
        this(clock, new InMemoryBallots());
    }

    TestBox(Clock clock, Ballots ballots) {
        this.clock = clock;
        this.ballots = ballots;
        this.cast = new CastBallot(boxes, new Windows(), ballots, new Counts(), clock);
    }

    /** Openings in memory. */
    static final class InMemoryOpenings extends InMemoryStore<Opening, BallotsOpened> implements Openings {}

    TestBox frozen(TestCampaign campaign, Instant surveyStart) {
        byte[] published = campaign.manifest().write();
        prepare.frozen(
                new PrepareBox.Frozen(
                        campaign.id(),
                        Encodings.b64(published),
                        campaign.manifest().digest().hex(),
                        surveyStart),
                event(1));
        return this;
    }

    static IncomingEvent event(long sequence) {
        return new IncomingEvent("t", "k", "type", "id-" + sequence, "s", sequence, Instant.EPOCH, new byte[0]);
    }

    OpenBallots opener(Clock at, int partBytes) {
        return new OpenBallots(
                boxes, new Windows(), ballots, openings, () -> Bytes.random(32, TestCampaign.RANDOM), at, partBytes);
    }

    List<BallotsOpened> opened() {
        return openings.events();
    }

    private final class Manifests implements BoxManifests {
        @Override
        public Optional<BoxManifest> find(String campaign) {
            return Optional.ofNullable(manifests.get(campaign));
        }

        @Override
        public void keep(String campaign, IncomingEvent because, Supplier<BoxManifest> fresh) {
            manifests.computeIfAbsent(campaign, id -> fresh.get());
        }
    }

    final class Windows implements BoxWindows {
        @Override
        public Optional<BoxWindow> find(String campaign) {
            return Optional.ofNullable(windows.get(campaign));
        }

        @Override
        public List<BoxWindow> all() {
            return new ArrayList<>(windows.values());
        }

        @Override
        public void change(String campaign, IncomingEvent because, UnaryOperator<@Nullable BoxWindow> change) {
            BoxWindow after = change.apply(windows.get(campaign));
            if (after != null) {
                windows.put(campaign, after);
            }
        }
    }

    private final class Counts implements RefusalCounts {
        @Override
        public synchronized void count(String campaign, String code) {
            refused.merge(campaign + " " + code, 1L, Long::sum);
        }

        @Override
        public Map<String, Long> of(String campaign) {
            return Map.copyOf(refused);
        }
    }
}
