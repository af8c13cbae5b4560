package org.minkao.survey.store;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.survey.questionnaire.Questionnaire;
import org.minkao.survey.questionnaire.Questionnaires;

/** This room's read model of the questionnaires. */
public final class MongoQuestionnaires implements Questionnaires {
    private final Projections<Questionnaire> documents;

    public MongoQuestionnaires(MongoDoor door) {
        this.documents = new Projections<>(door, "questionnaires", Questionnaire.class);
    }

    @Override
    public Optional<Questionnaire> find(String campaign) {
        return documents.find(campaign);
    }

    @Override
    public void keep(Questionnaire questionnaire, IncomingEvent because) {
        documents.apply(questionnaire.campaign(), because, before -> questionnaire);
    }
}
