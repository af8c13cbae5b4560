package org.minkao.survey.store;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.survey.opinion.Opinions;
import org.minkao.survey.opinion.OpinionsContract;
import org.minkao.testkit.TestMongo;

class MongoOpinionsIT extends OpinionsContract {
    private MongoDoor door;

    @Override
    protected Opinions empty() {
        door = TestMongo.door("opinions");
        Opinions opinions = new MongoOpinions(
                door,
                event -> new OutgoingEvent("minkao.survey.opinion", "k", "minkao.survey.x.v1", "s", new byte[0]),
                new Outbox(),
                Clock.systemUTC());
        door.prepare();
        return opinions;
    }

    @AfterEach
    void close() {
        door.database().drop();
        door.close();
    }
}
