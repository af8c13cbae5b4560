package org.minkao.survey.questionnaire;

import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** Shows anyone what will be asked. */
public final class ReadQuestionnaire {
    private final Questionnaires questionnaires;

    public ReadQuestionnaire(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    public Questionnaire of(String campaign) {
        return questionnaires
                .find(campaign)
                .orElseThrow(() -> new Refusal(
                        SurveyReason.UNKNOWN_CAMPAIGN, "there is no frozen campaign " + campaign, "campaign"));
    }
}
