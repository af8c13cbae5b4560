package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Says what a refusal must look like: at most doors a problem document, at box and lookup a code and nothing else. */
final class ProblemAssert {
    private final Web.Answer answer;

    private ProblemAssert(Web.Answer answer) {
        this.answer = answer;
    }

    static ProblemAssert assertProblem(Web.Answer answer) {
        return new ProblemAssert(answer);
    }

    /** Its own document: type, title and detail, the stable code, and the trace by which the log can be found. */
    ProblemAssert is(int status, String code) {
        isUntraced(status, code);
        assertThat(answer.text("traceId")).matches("[0-9a-f]{32}");
        return this;
    }

    /** The same where nobody is asked for a name, and nothing is traced. */
    ProblemAssert isUntraced(int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asString()).as("%s", answer).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString())
                .matches("urn:problem:[a-z]+:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).as("%s", answer).isNotBlank();
        return this;
    }

    ProblemAssert names(String field) {
        assertThat(answer.json().path("field").asString()).as("%s", answer).isEqualTo(field);
        return this;
    }

    ProblemAssert expects(String... words) {
        assertThat(answer.json().path("detail").asString()).contains(words);
        return this;
    }

    /** Nothing but what every refusal of this code says to everybody. */
    void isSilently(int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asString()).as("%s", answer).isEqualTo(code);
        assertThat(problem.propertyNames()).as("%s", answer).isSubsetOf("type", "title", "status", "code");
    }
}
