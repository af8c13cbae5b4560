package org.minkao.local.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Opinions by every channel, self-inspection, and the county's on-site evaluation. */
final class Consultation {
    private final Api api;
    private final Sample sample;
    private final Story story;
    private final String campaign;
    private final LocalDate today;

    Consultation(Api api, Sample sample, Story story, String campaign, LocalDate today) {
        this.api = api;
        this.sample = sample;
        this.story = story;
        this.campaign = campaign;
        this.today = today;
    }

    /** Returns the number of findings that must follow. */
    int play() {
        int fromOpinions = opinions();
        int fromSelf = inspect("SELF", sample.inspections().path("self"));
        int fromOnSite = inspect("ON_SITE", sample.inspections().path("onSite"));
        return fromOpinions + fromSelf + fromOnSite;
    }

    /** The on-site marks by item, as the sheet has them. */
    Map<String, BigDecimal> onSiteMarks() {
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        sample.inspections()
                .path("onSite")
                .path("marks")
                .properties()
                .forEach(mark ->
                        marks.put(mark.getKey(), new BigDecimal(mark.getValue().asString())));
        return marks;
    }

    private int opinions() {
        List<String> ids = new ArrayList<>();
        String tracking = "";
        for (JsonNode opinion : sample.opinions()) {
            if (opinion.path("channel").asString().equals("WEB")) {
                tracking = web(opinion, ids);
                ids.add(newest(ids));
            } else {
                ids.add(entered(opinion, ids));
            }
        }
        int findings = 0;
        for (int i = 0; i < ids.size(); i++) {
            findings += handle(ids, i, sample.opinions().path(i));
        }
        // Without a code its answer was lost on the way: the opinion is there, its author cannot follow it.
        String followed = tracking.isEmpty()
                ? "—"
                : api.publicly("/survey/opinions/" + tracking).path("status").asString();
        story.line("收到意见 %d 条，转为问题 %d 条；群众凭查询码看到：%s".formatted(ids.size(), findings, followed));
        return findings;
    }

    private String web(JsonNode opinion, List<String> known) {
        return api.createAnonymously(
                        "/api/public/v1/survey/campaigns/" + campaign + "/opinions",
                        Map.of(
                                "appraisee",
                                sample.appraisee(),
                                "text",
                                opinion.path("text").asString()),
                        () -> unknown(known))
                .path("trackingCode")
                .asString("");
    }

    private Optional<JsonNode> unknown(List<String> known) {
        return api.as("office-he")
                .find(
                        "/api/survey/v1/campaigns/" + campaign + "/opinions",
                        o -> !known.contains(o.path("id").asString()));
    }

    /** The office finds what came in by the web in its list. */
    private String newest(List<String> known) {
        return Await.present(
                "a new opinion in the office's list",
                Mobilisation.SOON,
                () -> unknown(known).map(o -> o.path("id").asString()));
    }

    private String entered(JsonNode opinion, List<String> known) {
        return api.as("office-sun")
                .create(
                        "/api/survey/v1/campaigns/" + campaign + "/opinions",
                        Map.of(
                                "channel", opinion.path("channel").asString(),
                                "appraisee", sample.appraisee(),
                                "text", opinion.path("text").asString(),
                                "receivedOn", today.toString()),
                        () -> unknown(known))
                .path("id")
                .asString();
    }

    private int handle(List<String> ids, int index, JsonNode opinion) {
        Api.Person office = api.as("office-he");
        String path = "/api/survey/v1/opinions/" + ids.get(index);
        Map<String, Object> triage = new HashMap<>(Map.of(
                "appraisee",
                sample.appraisee(),
                "severity",
                opinion.path("severity").asString("MINOR")));
        if (opinion.has("item")) {
            triage.put("item", opinion.path("item").asString());
        }
        office.post(path + "/triage", triage);
        switch (opinion.path("then").asString()) {
            case "finding" ->
                office.post(
                        path + "/raise-finding",
                        Map.of(
                                "text", opinion.path("finding").asString(),
                                "item", opinion.path("item").asString(),
                                "severity", opinion.path("severity").asString()));
            case "answer" -> {
                office.post(
                        path + "/answer", Map.of("text", opinion.path("answer").asString()));
                office.post(path + "/close", Map.of("reason", "已答复"));
            }
            case "merge" ->
                office.post(
                        path + "/merge",
                        Map.of("into", ids.get(opinion.path("into").asInt())));
            default -> throw new IllegalStateException("sample opinion " + index + " says not what becomes of it");
        }
        return opinion.path("then").asString().equals("finding") ? 1 : 0;
    }

    private int inspect(String kind, JsonNode sheet) {
        boolean self = kind.equals("SELF");
        String planner = self ? "office-he" : "county-lin";
        List<String> inspectors = self ? List.of("chief-chen") : List.of("inspector-xu", "inspector-ma");
        Api.Person inspector = api.as(inspectors.getFirst());
        String inspections = "/api/evaluation/v1/campaigns/" + campaign + "/inspections";
        String id = api.as(planner)
                .create(
                        inspections,
                        Map.of(
                                "kind",
                                kind,
                                "appraisee",
                                sample.appraisee(),
                                "plannedOn",
                                today.toString(),
                                "inspectors",
                                inspectors),
                        () -> api.as(planner)
                                .find(
                                        inspections,
                                        i -> i.path("kind").asString().equals(kind)))
                .path("id")
                .asString();
        String path = "/api/evaluation/v1/inspections/" + id;
        inspector.post(path + "/start", Map.of());
        Map<String, String> proofs = proofs(inspector, path, sheet);
        // Each fills a sheet of his own; here they agree.
        inspectors.forEach(each -> api.as(each).put(path + "/sheet", Map.of("entries", entries(sheet, proofs))));
        inspector.post(path + "/submit", Map.of("summary", sheet.path("summary").asString()));
        api.as(self ? "deputy-wu" : "county-zhou").post(path + "/confirm", Map.of("reason", "核对无误"));
        story.line("%s完成：%d 项打分，发现问题 %d 个，由另一人确认"
                .formatted(
                        self ? "自查" : "上门考评",
                        sheet.path("marks").size(),
                        sheet.path("problems").size()));
        return sheet.path("problems").size();
    }

    /** Hands in what shows a problem; the SHA-256 of each file by its item. */
    private static Map<String, String> proofs(Api.Person inspector, String path, JsonNode sheet) {
        Map<String, String> proofs = new HashMap<>();
        sheet.path("problems").forEach(problem -> {
            String proof = problem.path("proof").asString("");
            if (!proof.isEmpty()) {
                // The same bytes again are the same evidence, so a lost answer needs no second look.
                JsonNode kept = inspector
                        .upload(path + "/evidence", "text/plain", proof.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
                proofs.put(problem.path("item").asString(), kept.path("sha256").asString());
            }
        });
        return proofs;
    }

    private static List<Map<String, Object>> entries(JsonNode sheet, Map<String, String> proofs) {
        Map<String, JsonNode> problems = new HashMap<>();
        sheet.path("problems")
                .forEach(problem -> problems.put(problem.path("item").asString(), problem));
        List<Map<String, Object>> entries = new ArrayList<>();
        sheet.path("marks").properties().forEach(mark -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("item", mark.getKey());
            entry.put("mark", mark.getValue().asString());
            JsonNode problem = problems.get(mark.getKey());
            if (problem != null) {
                Map<String, Object> found = new LinkedHashMap<>();
                problem.properties().stream()
                        .filter(field -> !List.of("item", "proof").contains(field.getKey()))
                        .forEach(field -> found.put(field.getKey(), field.getValue()));
                entry.put("problem", found);
            }
            if (proofs.containsKey(mark.getKey())) {
                entry.put("evidence", List.of(proofs.get(mark.getKey())));
            }
            entries.add(entry);
        });
        return entries;
    }
}
