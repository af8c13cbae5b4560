package org.minkao.survey.questionnaire;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;

/** The questionnaires of all frozen campaigns. */
public interface Questionnaires {

    Optional<Questionnaire> find(String campaign);

    /** Keeps what the event brought, once. */
    void keep(Questionnaire questionnaire, IncomingEvent because);
}
