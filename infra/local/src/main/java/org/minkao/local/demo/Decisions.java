package org.minkao.local.demo;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Decisions that one person proposes and another approves. */
record Decisions(Api api, String campaign) {

    void startPhase(String phase, String proposer, String approver, String reason) {
        decide(Map.of("kind", "START_PHASE", "phase", phase), proposer, approver, reason);
    }

    void closeSurvey(String proposer, String approver, String reason) {
        decide(Map.of("kind", "CLOSE_SURVEY"), proposer, approver, reason);
    }

    private void decide(Map<String, String> what, String proposer, String approver, String reason) {
        Map<String, String> body = new HashMap<>(what);
        body.put("reason", reason);
        String path = "/api/evaluation/v1/campaigns/" + campaign + "/decisions";
        String said = what.getOrDefault("phase", "");
        JsonNode proposed = api.as(proposer)
                .create(
                        path,
                        body,
                        () -> api.as(proposer)
                                .get("/api/evaluation/v1/campaigns/" + campaign)
                                .path("decisions")
                                .valueStream()
                                .filter(d -> d.path("status").asString().equals("PROPOSED")
                                        && d.path("kind").asString().equals(what.get("kind"))
                                        && d.path("phase").asString("").equals(said))
                                .findFirst());
        api.as(approver).post(path + "/" + proposed.path("id").asString() + "/approve", Map.of("reason", reason));
    }
}
