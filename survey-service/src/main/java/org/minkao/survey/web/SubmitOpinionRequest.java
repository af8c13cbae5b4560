package org.minkao.survey.web;

import org.jspecify.annotations.Nullable;
import org.minkao.survey.opinion.ReceiveOpinion.Words;

/** The web form. */
record SubmitOpinionRequest(
        @Nullable String appraisee,
        @Nullable String text,
        @Nullable String contact) {
    Words words() {
        return new Words(text, appraisee, contact);
    }

    @Override
    public String toString() {
        return "SubmitOpinionRequest";
    }
}
