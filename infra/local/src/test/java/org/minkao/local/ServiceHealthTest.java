package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceHealthTest {

    @Test
    void namesTheRoomWhoseBrokerIsAwayAndNotTheOneThatAnswers() {
        assertThat(ServiceHealth.troubles("""
                        {"status":"DEGRADED","components":{
                          "broker":{"status":"DEGRADED","details":{"survey":"answers","box":"timed out"}},
                          "mongo":{"status":"UP","details":{"survey":"answers","box":"answers"}},
                          "ping":{"status":"UP"}}}""")).containsExactly("broker: box: timed out");
    }

    @Test
    void saysNothingWhenAllIsWell() {
        assertThat(ServiceHealth.troubles("{\"status\":\"UP\",\"components\":{\"ping\":{\"status\":\"UP\"}}}"))
                .isEmpty();
    }

    @Test
    void saysSoWhenTheAnswerIsNoJson() {
        assertThat(ServiceHealth.troubles("<html>")).containsExactly("management: what it says is not JSON");
    }
}
