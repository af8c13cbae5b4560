package org.minkao.survey.events;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.survey.questionnaire.Questionnaire;
import org.minkao.survey.questionnaire.Questionnaires;

/** Turns a frozen campaign into its questionnaire. */
public final class QuestionnaireListener {
    private final Questionnaires questionnaires;

    public QuestionnaireListener(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    public Map<String, EventHandler> handlers() {
        return Map.of(CampaignFrozen.TYPE, this::frozen);
    }

    private void frozen(IncomingEvent event) {
        CampaignFrozen frozen = EventJson.read(event, CampaignFrozen.class);
        questionnaires.keep(
                new Questionnaire(
                        frozen.campaign(),
                        frozen.title(),
                        frozen.dimensions().stream()
                                .flatMap(dimension -> questions(dimension).stream())
                                .toList(),
                        frozen.scale().stream()
                                .map(option -> new Questionnaire.Option(option.value(), option.label()))
                                .toList(),
                        frozen.appraisees().stream()
                                .map(appraisee -> new Questionnaire.Subject(
                                        appraisee.id(),
                                        appraisee.name(),
                                        Objects.requireNonNullElse(appraisee.group(), ""),
                                        Objects.requireNonNullElse(appraisee.chief(), "")))
                                .toList()),
                event);
    }

    private static List<Questionnaire.Question> questions(CampaignFrozen.Dimension dimension) {
        return dimension.items().stream()
                .map(item -> new Questionnaire.Question(
                        item.id(), dimension.id(), dimension.name(), item.text(), item.question()))
                .toList();
    }
}
