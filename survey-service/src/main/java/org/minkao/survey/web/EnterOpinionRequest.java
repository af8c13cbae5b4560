package org.minkao.survey.web;

import org.jspecify.annotations.Nullable;
import org.minkao.survey.opinion.ReceiveOpinion.Words;

/** What the office enters from a letter, a call, a meeting or a visit. */
record EnterOpinionRequest(
        @Nullable String channel,
        @Nullable String appraisee,
        @Nullable String text,
        @Nullable String receivedOn,
        @Nullable String contact) {
    Words words() {
        return new Words(text, appraisee, contact);
    }

    @Override
    public String toString() {
        return "EnterOpinionRequest";
    }
}
