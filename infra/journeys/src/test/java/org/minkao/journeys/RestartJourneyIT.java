package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The operator stops everything and starts it again. */
@ExtendWith(Stack.Extension.class)
class RestartJourneyIT {

    @Test
    void leavesNothingBehindAndComesBackWithEverything(Stack stack) throws IOException {
        JsonNode before = stack.get("/api/public/v1/evaluation/campaigns", "");
        List<Long> pids = pids(stack);
        assertThat(pids).hasSizeGreaterThan(7);
        printMemory(stack);

        long start;
        Stack.Run up;
        try {
            assertThat(stack.minkao("down").exit()).isZero();
            for (int port : stack.ports()) {
                try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    assertThat(socket.isBound()).isTrue();
                }
            }
            assertThat(pids)
                    .allMatch(pid -> ProcessHandle.of(pid).map(Ground::ended).orElse(true));
        } finally {
            // The other stories want it back, whatever came out here.
            start = System.nanoTime();
            up = stack.minkao("up", "--detach");
        }
        assertThat(up.exit()).as(up.err()).isZero();
        System.out.printf("journey: second up took %.1f s%n", (System.nanoTime() - start) / 1e9);
        assertThat(stack.get("/api/public/v1/evaluation/campaigns", "")).isEqualTo(before);
    }

    private static List<Long> pids(Stack stack) {
        Stack.Run status = stack.minkao("status", "--json");
        assertThat(status.exit()).as(status.err()).isZero();
        return Stack.JSON
                .readTree(status.out())
                .path("processes")
                .valueStream()
                .map(process -> process.path("pid").asLong())
                .toList();
    }

    /** Idle memory of gateway and four services against the bar of 1.6 GiB; the embedded parts do not count. */
    private static void printMemory(Stack stack) {
        JsonNode status = Stack.JSON.readTree(stack.minkao("status", "--json").out());
        long total = status.path("servicesRssMib").asLong();
        System.out.println("journey: gateway and four services use " + total + " MiB (bar: 1638 MiB)");
        assertThat(total).isBetween(300L, 1638L);
    }
}
