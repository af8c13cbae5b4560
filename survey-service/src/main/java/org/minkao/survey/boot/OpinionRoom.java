package org.minkao.survey.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.minkao.ballot.KeyWrap;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.SecretFiles;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.web.OpenPaths;
import org.minkao.survey.events.OpinionListener;
import org.minkao.survey.events.OpinionMapping;
import org.minkao.survey.opinion.ContactSeal;
import org.minkao.survey.opinion.FollowCase;
import org.minkao.survey.opinion.HandleOpinion;
import org.minkao.survey.opinion.OpinionCampaigns;
import org.minkao.survey.opinion.Opinions;
import org.minkao.survey.opinion.ReadOpinions;
import org.minkao.survey.opinion.ReceiveOpinion;
import org.minkao.survey.store.MongoOpinionCampaigns;
import org.minkao.survey.store.MongoOpinions;
import org.minkao.survey.store.WrappedContacts;
import org.minkao.survey.web.OpinionController;
import org.minkao.survey.web.PublicOpinionController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the opinions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("opinion")
@Import({OpinionController.class, PublicOpinionController.class})
class OpinionRoom {
    private static final int KEY_BYTES = 32;

    @Bean
    Opinions opinions(Room ownRoom, Clock clock) {
        return new MongoOpinions(ownRoom.mongo(), new OpinionMapping(), ownRoom.outbox(), clock);
    }

    @Bean
    OpinionCampaigns opinionCampaigns(MongoDoor mongoDoor) {
        return new MongoOpinionCampaigns(mongoDoor);
    }

    @Bean
    ContactSeal contactSeal(SecretFiles secrets) {
        return new WrappedContacts(new KeyWrap(secrets.bytes("survey/kek", KEY_BYTES), new SecureRandom()));
    }

    @Bean
    ReceiveOpinion receiveOpinion(
            Opinions opinions, OpinionCampaigns campaigns, ContactSeal seal, IdSource idSource, Clock clock) {
        return new ReceiveOpinion(opinions, campaigns, seal, idSource, clock);
    }

    @Bean
    HandleOpinion handleOpinion(Opinions opinions, OpinionCampaigns campaigns, Clock clock) {
        return new HandleOpinion(opinions, campaigns, clock);
    }

    @Bean
    ReadOpinions readOpinions(Opinions opinions, OpinionCampaigns campaigns, ContactSeal seal) {
        return new ReadOpinions(opinions, campaigns, seal);
    }

    @Bean
    CheckpointedConsumer opinionConsumer(Room ownRoom, Opinions opinions, OpinionCampaigns campaigns) {
        return ownRoom.consumer(new ConsumerSpec(
                "opinion",
                Set.of(Topics.CAMPAIGN, Topics.CASE),
                new OpinionListener(campaigns, new FollowCase(opinions)).handlers()));
    }

    @Bean
    OpenPaths opinionPaths() {
        return OpenPaths.of("POST /api/public/v1/survey/campaigns/*/opinions", "GET /api/public/v1/survey/opinions/*");
    }
}
