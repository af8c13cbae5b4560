package org.minkao.survey.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.minkao.survey.questionnaire.Questionnaire;

/** The questions of a campaign. */
record QuestionnaireView(
        String campaign, String title, List<ItemView> items, List<OptionView> scale, List<SubjectView> subjects) {

    record ItemView(String id, String dimension, String dimensionName, String text, String question) {}

    record OptionView(int value, String label) {}

    record SubjectView(
            String id, String name, @JsonProperty("class") String group, String chief) {}

    static QuestionnaireView of(Questionnaire q) {
        return new QuestionnaireView(
                q.campaign(),
                q.title(),
                q.questions().stream()
                        .map(i -> new ItemView(i.id(), i.dimension(), i.dimensionName(), i.text(), i.question()))
                        .toList(),
                q.scale().stream()
                        .map(o -> new OptionView(o.value(), o.label()))
                        .toList(),
                q.subjects().stream()
                        .map(s -> new SubjectView(s.id(), s.name(), s.group(), s.chief()))
                        .toList());
    }
}
