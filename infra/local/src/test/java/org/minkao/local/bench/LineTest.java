package org.minkao.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineTest {

    @Test
    void countsOnlyTheProcessesThatServeTheRequest() {
        assertThat(line(0).cpu()).isEqualTo(3);
    }

    @Test
    void theFloorIsDoingEverythingOneAfterTheOther() {
        assertThat(line(0).floorRate()).isCloseTo(80, within(1e-9));
        assertThat(line(0).ratio()).isCloseTo(0.5, within(1e-9));
        assertThat(line(0).floorCpu()).isEqualTo(2);
        assertThat(line(0).cpuRatio()).isEqualTo(1.5);
    }

    @Test
    void aFloorThatDidNothingGivesNoRatio() {
        Line line =
                new Line("cast", run(40, Map.of(), 0), Set.of(), List.of(new Line.Floor("none", run(0, Map.of(), 0))));
        assertThat(line.floorRate()).isZero();
        assertThat(line.ratio()).isZero();
        assertThat(line.cpuRatio()).isZero();
    }

    @Test
    void oneFailedRequestOrOneMissingBallotMakesTheReportBad() {
        assertThat(report(0, 7, 7).good()).isTrue();
        assertThat(report(1, 7, 7).good()).isFalse();
        assertThat(report(0, 7, 6).good()).isFalse();
    }

    @Test
    void tableAndObjectCarryTheSameFigures() {
        Report report = report(0, 7, 7);
        var text = new ByteArrayOutputStream();
        report.print(new PrintStream(text, true, StandardCharsets.UTF_8), 2);
        assertThat(text.toString(StandardCharsets.UTF_8))
                .containsPattern("cast +8 +40\\.0 .* 80\\.0 +0\\.50 +3\\.00 +2\\.00 +1\\.50 +0")
                .contains("acknowledged ballots 7");
        JsonNode json = JsonMapper.shared().readTree(report.json(2));
        assertThat(json.path("cores").asInt()).isEqualTo(2);
        JsonNode path = json.path("paths").path(0);
        assertThat(path.path("rate").asDouble()).isEqualTo(40);
        assertThat(path.path("cpuRatio").asDouble()).isEqualTo(1.5);
        assertThat(path.path("floors")).hasSize(2);
    }

    private static Report report(long failures, int acknowledged, int counted) {
        Report report = new Report(new Report.Surroundings(2, 1, "embedded", "crypto", "c", 10));
        report.add(line(failures));
        report.ballots(acknowledged, counted);
        return report;
    }

    private static Line line(long failures) {
        return new Line(
                "cast",
                run(40, Map.of("bench-gateway", 1.0, "survey-service", 2.0, "kafka", 9.0), failures),
                Set.of("bench-gateway", "survey-service", "mongodb"),
                List.of(
                        new Line.Floor("crypto", run(400, Map.of("bench", 0.5), 0)),
                        new Line.Floor("empty-post", run(100, Map.of("gateway", 1.0, "empty", 0.5), 0))));
    }

    private static Load.Run run(int perSecond, Map<String, Double> cpu, long failures) {
        return new Load.Run(
                8,
                1,
                Latencies.ofNanos(new long[perSecond], perSecond),
                failures,
                List.of(),
                new CpuMeter.Reading(cpu));
    }
}
