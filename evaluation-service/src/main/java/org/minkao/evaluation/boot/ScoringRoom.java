package org.minkao.evaluation.boot;

import java.time.Clock;
import org.minkao.evaluation.events.ScoringListener;
import org.minkao.evaluation.scoring.KeptOpenings;
import org.minkao.evaluation.scoring.OpeningParts;
import org.minkao.evaluation.scoring.Openings;
import org.minkao.evaluation.store.MongoOpenings;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires scoring: opened ballots in, openings for result. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("scoring")
class ScoringRoom {

    @Bean
    MongoOpenings openingParts(Room ownRoom, Clock clock) {
        return new MongoOpenings(ownRoom.mongo(), ownRoom.outbox(), clock);
    }

    @Bean
    Openings openings(OpeningParts parts) {
        return new KeptOpenings(parts);
    }

    @Bean
    CheckpointedConsumer scoringConsumer(Room ownRoom, OpeningParts parts) {
        return ownRoom.consumer(new ScoringListener(parts).spec());
    }
}
