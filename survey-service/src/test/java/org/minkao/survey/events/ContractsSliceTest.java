package org.minkao.survey.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.survey.box.BallotsOpened;
import org.minkao.survey.interference.ReportEvent;
import org.minkao.survey.interference.ReportId;
import org.minkao.survey.opinion.Channel;
import org.minkao.survey.opinion.OpinionEvent;
import org.minkao.survey.opinion.OpinionId;
import org.minkao.survey.opinion.Severity;
import org.minkao.testkit.Contracts;

/** What this room writes is as the contracts say, and what they give as examples it can read. */
class ContractsSliceTest {
    private static final String CAMPAIGN = "aaaqeayeaudaocajbifqydiob4";
    private static final OpinionId OPINION = new OpinionId("op-1");

    static Stream<OutgoingEvent> written() {
        OpinionMapping opinions = new OpinionMapping();
        BoxMapping box = new BoxMapping();
        LocalDate day = LocalDate.parse("2026-12-07");
        return Stream.of(
                opinions.map(new OpinionEvent.Received(CAMPAIGN, OPINION, "service-centre", Channel.VISIT, day)),
                opinions.map(new OpinionEvent.Received(CAMPAIGN, OPINION, null, Channel.WEB, day)),
                opinions.map(new OpinionEvent.FindingRaised(
                        CAMPAIGN, OPINION, "service-centre", "q02", "报修慢", Severity.MAJOR)),
                opinions.map(new OpinionEvent.FindingRaised(
                        CAMPAIGN, OPINION, "service-centre", null, "报修慢", Severity.SERIOUS)),
                new InterferenceMapping().map(new ReportEvent.Received(CAMPAIGN, new ReportId("ir-1"), day)),
                box.map(new BallotsOpened(CAMPAIGN, "clients", 6, false, 1, 2, List.of("{\"v\":1,\"r\":[]}"))),
                box.map(new BallotsOpened(CAMPAIGN, "leaders", 0, true, 1, 1, List.of())));
    }

    @ParameterizedTest
    @MethodSource("written")
    void writesEventsAsTheirContractsSay(OutgoingEvent event) {
        Contracts.validate(event.type(), event.data());
        assertThat(event.topic()).isIn("minkao.survey.opinion", "minkao.survey.interference", "minkao.survey.opening");
        assertThat(event.toString()).doesNotContain("报修", "\"v\"");
    }

    @Test
    void keysOpeningsByCampaignAndStyle() {
        OutgoingEvent event = new BoxMapping().map(new BallotsOpened(CAMPAIGN, "clients", 0, true, 1, 1, List.of()));

        assertThat(event.key()).isEqualTo(CAMPAIGN + "|clients");
    }

    @Test
    void readsEveryExampleOfWhatItListensTo() {
        assertThat(read(CampaignFrozen.TYPE, CampaignFrozen.class))
                .allSatisfy(frozen ->
                        assertThat(frozen.dimensions().getFirst().items()).isNotEmpty());
        assertThat(read(PlanChanged.TYPE, PlanChanged.class))
                .allSatisfy(changed -> assertThat(changed.phases()).hasSize(4));
        assertThat(read(PhaseStarted.TYPE, PhaseStarted.class)).isNotEmpty();
        assertThat(read(SurveyClosed.TYPE, SurveyClosed.class)).isNotEmpty();
        assertThat(read(CaseOpened.TYPE, CaseOpened.class))
                .allSatisfy(opened -> assertThat(opened.caseId()).isNotEmpty());
        assertThat(read(CaseClosed.TYPE, CaseClosed.class))
                .allSatisfy(closed -> assertThat(closed.caseId()).isNotEmpty());
    }

    @Test
    void ignoresFieldsThatAContractMayGrow() {
        String grown = Contracts.example(SurveyClosed.TYPE).replaceFirst("\\{", "{\"later\":{\"x\":1},");

        assertThat(EventJson.read(event(SurveyClosed.TYPE, grown), SurveyClosed.class)
                        .campaign())
                .isEqualTo(CAMPAIGN);
    }

    @Test
    void callsUnreadableWhatBreaksTheContractAndQuotesNothing() {
        for (String broken : List.of(
                "{", "{}", "[]", "{\"campaign\":\"geheim\"}", "{\"campaign\":\"geheim\",\"closedAt\":\"geheim\"}")) {
            assertThatThrownBy(() -> EventJson.read(event(SurveyClosed.TYPE, broken), SurveyClosed.class))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageNotContaining("geheim");
        }
    }

    private static <T> List<T> read(String type, Class<T> as) {
        return Contracts.examples(type).stream()
                .map(example -> EventJson.read(event(type, example), as))
                .toList();
    }

    private static IncomingEvent event(String type, String json) {
        return new IncomingEvent(
                "topic", "key", type, "id", "subject", 1, Instant.EPOCH, json.getBytes(StandardCharsets.UTF_8));
    }
}
