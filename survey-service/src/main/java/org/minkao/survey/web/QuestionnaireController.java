package org.minkao.survey.web;

import org.minkao.survey.questionnaire.ReadQuestionnaire;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The questions, open to everyone. */
@RestController
public class QuestionnaireController {
    private final ReadQuestionnaire readQuestionnaire;

    public QuestionnaireController(ReadQuestionnaire readQuestionnaire) {
        this.readQuestionnaire = readQuestionnaire;
    }

    @GetMapping("/api/public/v1/survey/campaigns/{campaign}/questionnaire")
    QuestionnaireView questionnaire(@PathVariable String campaign) {
        return QuestionnaireView.of(readQuestionnaire.of(campaign));
    }
}
