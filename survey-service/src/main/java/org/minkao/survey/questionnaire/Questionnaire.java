package org.minkao.survey.questionnaire;

import java.util.List;

/** The questions of one frozen campaign, in the plan's order. */
public record Questionnaire(
        String campaign, String title, List<Question> questions, List<Option> scale, List<Subject> subjects) {

    /** An item: its wording in the plan and the positively worded question put to people. */
    public record Question(String id, String dimension, String dimensionName, String text, String question) {}

    /** A mark on the scale and its name; 0 abstains. */
    public record Option(int value, String label) {}

    /** An appraisee that is judged. */
    public record Subject(String id, String name, String group, String chief) {}
}
