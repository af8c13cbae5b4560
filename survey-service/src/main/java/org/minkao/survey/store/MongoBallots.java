package org.minkao.survey.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.kit.core.Fault;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.survey.box.Ballots;
import org.minkao.survey.box.SealedBallot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spent tokens in MongoDB: one document each, named by the token, with no outbox, no time and no object id. The field b
 * is kept for the batch that will take the ballot.
 */
public final class MongoBallots implements Ballots {
    private static final Logger LOG = LoggerFactory.getLogger(MongoBallots.class);
    private static final String NAME = "ballots";
    private static final String ID = "_id";
    private static final String CAMPAIGN = "c";
    private static final String STYLE = "s";
    private static final String DIGEST = "B";
    private static final String ENVELOPE = "env";
    private static final String BATCH = "b";
    private static final int NAMESPACE_EXISTS = 48;

    private final MongoDatabase database;
    private final MongoCollection<Document> collection;
    private final Semaphore permits;
    private final Object preparing = new Object();
    private volatile boolean prepared;

    /** So many casts use the database at once; the others wait for their turn, since virtual threads bound nothing. */
    public MongoBallots(MongoDoor door, int atOnce) {
        this.database = door.database();
        this.collection = database.getCollection(NAME);
        this.permits = new Semaphore(atOnce, true);
    }

    /**
     * Creates the collection clustered by token, so that no order of insertion is on disk, where the server can. Comes
     * before the first insert and the index, both of which would create it plain.
     */
    public void prepare() {
        synchronized (preparing) {
            if (prepared) {
                return;
            }
            try {
                create();
                collection.createIndex(Indexes.ascending(CAMPAIGN, STYLE));
                prepared = true;
            } catch (MongoException e) {
                throw new Fault("database failed at preparing ballots", e);
            }
        }
    }

    private void create() {
        if (database.listCollectionNames().into(new ArrayList<>()).contains(NAME)) {
            return;
        }
        ClusteredIndexOptions byToken = new ClusteredIndexOptions(new Document(ID, 1), true);
        try {
            database.createCollection(NAME, new CreateCollectionOptions().clusteredIndexOptions(byToken));
        } catch (MongoCommandException e) {
            // Another instance was faster, or the server does not know the option: then the index creates it.
            if (e.getErrorCode() != NAMESPACE_EXISTS) {
                LOG.warn("event=ballots-not-clustered code={}", e.getErrorCode());
            }
        }
    }

    @Override
    public Optional<Bytes> add(SealedBallot ballot, Duration within) {
        Document document = new Document(ID, ballot.tokenId().hex())
                .append(CAMPAIGN, ballot.campaign())
                .append(STYLE, ballot.style())
                .append(DIGEST, ballot.digest().hex())
                .append(ENVELOPE, new Binary(ballot.envelope().toArray()))
                .append(BATCH, null);
        long until = System.nanoTime() + within.toNanos();
        acquire(within);
        try {
            return insert(document, until) ? Optional.empty() : Optional.of(requireSpentOn(ballot.tokenId()));
        } finally {
            permits.release();
        }
    }

    @Override
    public Optional<Bytes> spentOn(Bytes tokenId) {
        return orTryAgain(() -> Optional.ofNullable(collection
                        .find(Filters.eq(ID, tokenId.hex()))
                        .projection(Projections.include(DIGEST))
                        .first())
                .map(found -> Bytes.ofHex(found.getString(DIGEST))));
    }

    @Override
    public List<SealedBallot> of(String campaign, String style) {
        try {
            return collection
                    .find(Filters.and(Filters.eq(CAMPAIGN, campaign), Filters.eq(STYLE, style)))
                    .map(MongoBallots::ballot)
                    .into(new ArrayList<>());
        } catch (MongoException e) {
            throw new Fault("database failed at reading ballots", e);
        }
    }

    private boolean insert(Document document, long until) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw tryAgain();
        }
        try {
            prepareIfNeeded();
            collection.withTimeout(left, TimeUnit.MILLISECONDS).insertOne(document);
            return true;
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            LOG.warn("event=ballot-not-stored error={} code={}", e.getClass().getSimpleName(), e.getCode());
            throw tryAgain();
        }
    }

    private void prepareIfNeeded() {
        if (prepared) {
            return;
        }
        try {
            prepare();
        } catch (Fault fault) {
            throw tryAgain();
        }
    }

    private Bytes requireSpentOn(Bytes tokenId) {
        return spentOn(tokenId).orElseThrow(MongoBallots::tryAgain);
    }

    private void acquire(Duration within) {
        try {
            if (!permits.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tryAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tryAgain();
        }
    }

    private static <T> T orTryAgain(Supplier<T> read) {
        try {
            return read.get();
        } catch (MongoException e) {
            LOG.warn("event=ballot-not-read error={} code={}", e.getClass().getSimpleName(), e.getCode());
            throw tryAgain();
        }
    }

    private static SealedBallot ballot(Document d) {
        return new SealedBallot(
                Bytes.ofHex(d.getString(ID)),
                d.getString(CAMPAIGN),
                d.getString(STYLE),
                Bytes.ofHex(d.getString(DIGEST)),
                Bytes.of(d.get(ENVELOPE, Binary.class).getData()));
    }

    private static BallotRefusal tryAgain() {
        return BallotRefusal.Code.TRY_AGAIN.because("the same bytes again");
    }
}
