package org.minkao.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;

class FailuresTest {

    private static GatewayProblem of(Throwable thrown, HttpMethod method) {
        return Failures.problem(thrown, method, false);
    }

    @Test
    void neverTellsAWriterToRepeatWhatMayHaveHappened() {
        for (Throwable thrown : new Throwable[] {new TimeoutException(), new IOException("closed")}) {
            assertThat(of(thrown, HttpMethod.POST).code()).isEqualTo(Code.OUTCOME_UNKNOWN);
            assertThat(of(thrown, HttpMethod.GET).code()).isNotEqualTo(Code.OUTCOME_UNKNOWN);
        }
        assertThat(of(new ConnectException("refused"), HttpMethod.POST).code()).isEqualTo(Code.SERVICE_UNAVAILABLE);
    }

    @Test
    void aSilentDoorIsSafeToRepeat() {
        GatewayProblem late = Failures.problem(new TimeoutException(), HttpMethod.POST, true);
        assertThat(late.code()).isEqualTo(Code.TRY_AGAIN);
        assertThat(late.status()).isEqualTo(503);
        GatewayProblem large = Failures.problem(GatewayProblem.of(Code.TOO_LARGE, 1), HttpMethod.POST, true);
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void whatACallerWroteWronglyIsNotOurBug() {
        assertThat(of(new InvalidMediaTypeException("nonsense", "no /"), HttpMethod.GET)
                        .status())
                .isEqualTo(400);
        assertThat(of(new DataBufferLimitException("too much"), HttpMethod.POST).code())
                .isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void aFormThatCannotBeDecodedIsTheCallersFault() {
        IllegalArgumentException undecodable = catchThrowableOfType(
                IllegalArgumentException.class, () -> URLDecoder.decode("a=%zn", StandardCharsets.UTF_8));
        assertThat(of(undecodable, HttpMethod.POST).code()).isEqualTo(Code.MALFORMED);
        assertThat(of(new IllegalArgumentException("ours"), HttpMethod.POST).code())
                .isEqualTo(Code.INTERNAL);
    }

    @Test
    void whatNobodyExpectedIsInternal() {
        assertThat(of(new IllegalStateException("secret"), HttpMethod.GET).code())
                .isEqualTo(Code.INTERNAL);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasItsWordsInBothLanguages(Code code) {
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            ResourceBundle texts = ResourceBundle.getBundle("problems", locale);
            assertThat(texts.getString(code + ".title")).isNotBlank();
            assertThat(texts.getString(code + ".detail")).isNotBlank();
        }
        assertThat(ResourceBundle.getBundle("problems", Locale.ROOT).getString(code + ".title"))
                .matches(".*\\p{IsHan}.*");
    }

    @Test
    void speaksEnglishOnlyToWhoPrefersIt() {
        HttpHeaders headers = new HttpHeaders();
        assertThat(ProblemWriter.locale(headers)).isEqualTo(Locale.CHINESE);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "fr");
        assertThat(ProblemWriter.locale(headers)).isEqualTo(Locale.CHINESE);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en-US");
        assertThat(ProblemWriter.locale(headers)).isEqualTo(Locale.ENGLISH);
    }
}
