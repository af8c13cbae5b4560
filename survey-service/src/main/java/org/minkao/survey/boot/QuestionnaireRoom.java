package org.minkao.survey.boot;

import java.util.Set;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.web.OpenPaths;
import org.minkao.survey.events.QuestionnaireListener;
import org.minkao.survey.questionnaire.Questionnaires;
import org.minkao.survey.questionnaire.ReadQuestionnaire;
import org.minkao.survey.store.MongoQuestionnaires;
import org.minkao.survey.web.QuestionnaireController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the questionnaire. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("questionnaire")
@Import(QuestionnaireController.class)
class QuestionnaireRoom {

    @Bean
    Questionnaires questionnaires(MongoDoor mongoDoor) {
        return new MongoQuestionnaires(mongoDoor);
    }

    @Bean
    ReadQuestionnaire readQuestionnaire(Questionnaires questionnaires) {
        return new ReadQuestionnaire(questionnaires);
    }

    @Bean
    CheckpointedConsumer questionnaireConsumer(Room ownRoom, Questionnaires questionnaires) {
        return ownRoom.consumer(new ConsumerSpec(
                "questionnaire", Set.of(Topics.CAMPAIGN), new QuestionnaireListener(questionnaires).handlers()));
    }

    @Bean
    OpenPaths questionnairePaths() {
        return OpenPaths.of("GET /api/public/v1/survey/campaigns/*/questionnaire");
    }
}
