package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void takesTheContractsPortsWhenNothingIsSaid() {
        Ports ports = Ports.from(new Settings(Map.of()));
        assertThat(ports.of(Ports.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Ports.KEYCLOAK)).isEqualTo(8180);
        assertThat(ports.of(Ports.NOTIFICATION)).isEqualTo(8104);
        assertThat(Ports.management(ports.of(Ports.EVALUATION))).isEqualTo(9101);
    }

    @Test
    void movesAPortByItsVariable() {
        assertThat(Ports.from(new Settings(Map.of("MINKAO_KAFKA_PORT", "19092")))
                        .of(Ports.KAFKA))
                .isEqualTo(19092);
    }

    @Test
    void refusesAPortThatIsNoNumberAndNamesTheVariable() {
        assertThatThrownBy(() -> Ports.from(new Settings(Map.of("MINKAO_KAFKA_PORT", "ninety"))))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(2))
                .hasMessageContaining("MINKAO_KAFKA_PORT")
                .hasMessageContaining("ninety");
    }

    @Test
    void refusesTheSamePortTwiceEvenAsAManagementPort() {
        assertThatThrownBy(() -> Ports.from(new Settings(Map.of("MINKAO_KAFKA_PORT", "9080"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("MINKAO_GATEWAY_PORT + 1000");
    }

    @Test
    void seesThatAPortIsTakenAndThatItIsFreeAgain() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(Loopback.free(port)).isFalse();
            assertThat(Loopback.listening(port)).isTrue();
            assertThat(Loopback.freeOrOther(port)).isNotEqualTo(port);
        }
        assertThat(Loopback.free(port)).isTrue();
        assertThat(Loopback.freeOrOther(port)).isEqualTo(port);
    }

    @Test
    void saysWhichPortIsTakenAndHowToMoveIt() {
        Failure failure = Preflight.portTaken(Ports.GATEWAY, 8080);
        assertThat(failure.exit()).isEqualTo(3);
        assertThat(failure).hasMessageContaining("8080").hasMessageContaining("MINKAO_GATEWAY_PORT");
    }

    @Test
    void asksOnlyForThePortsOfWhatIsNotRunningYet() {
        Ports ports = Ports.from(new Settings(Map.of()));
        assertThat(Preflight.wanted(ports, List.of("kafka", "mongodb"), true).values())
                .containsExactly(9092, 27017);
        assertThat(Preflight.wanted(ports, List.of("mongodb"), false)).isEmpty();
        assertThat(Preflight.wanted(ports, List.of("gateway"), true).values()).containsExactly(8080, 9080);
    }
}
