package org.minkao.evaluation.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.minkao.evaluation.scoring.OpeningPart;
import org.minkao.evaluation.scoring.OpeningParts;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Opened ballots in MongoDB; the id is campaign|style|part, so that a part counts once. */
public final class MongoOpenings extends Aggregates<OpeningPart, Void> implements OpeningParts {

    public MongoOpenings(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "openings", OpeningPart.class, new Silent(), null, outbox, clock);
    }

    @Override
    public void keep(OpeningPart part) {
        insertIfAbsent(id(part.campaign(), part.style(), part.part()), part, List.of(), null);
    }

    @Override
    public Optional<OpeningPart> find(String campaign, String style, int part) {
        return find(id(campaign, style, part)).map(Versioned::state);
    }

    private static String id(String campaign, String style, int part) {
        return campaign + "|" + style + "|" + part;
    }
}
