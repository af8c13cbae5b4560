package org.minkao.local.parked;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code ./minkao parked}: keys whose events wait, and documents whose events cannot be sent. */
public final class Parked {
    private static final int NOT_FOUND = 404;

    private final Operations operations;
    private final List<String> services;
    private final PrintStream out;
    private final boolean json;

    private Parked(ParkedSettings settings, PrintStream out, boolean json) {
        this.operations = new Operations(settings);
        this.services = List.copyOf(new TreeSet<>(settings.managementPorts().keySet()));
        this.out = out;
        this.json = json;
    }

    /** Whether the arguments make sense, before anything is asked. */
    public static void check(List<String> arguments) {
        List<String> words = words(arguments);
        int expected = switch (words.getFirst()) {
            case "list" -> 1;
            case "show" -> 2;
            case "replay", "skip" -> 4;
            case "send" -> 5;
            default -> 0;
        };
        if (words.size() != expected) {
            throw Failure.input(
                    "用法：./minkao parked [list] | show 消费组 | replay 消费组 主题 键 | skip 消费组 主题 键 | send 服务 房间 集合 文档  [--json]",
                    "usage: ./minkao parked [list] | show GROUP | replay GROUP TOPIC KEY | skip GROUP TOPIC KEY"
                            + " | send SERVICE ROOM COLLECTION ID  [--json]");
        }
    }

    /** Returns the command's exit code. */
    public static int run(ParkedSettings settings, List<String> arguments, PrintStream out) {
        check(arguments);
        List<String> words = words(arguments);
        Parked parked = new Parked(settings, out, arguments.contains("--json"));
        switch (words.getFirst()) {
            case "list" -> parked.list();
            case "show" -> parked.show(words.get(1));
            case "send" -> parked.send(words.get(1), words.get(2), words.get(3), words.get(4));
            default -> parked.act(words.getFirst(), words.get(1), words.get(2), words.get(3));
        }
        return 0;
    }

    private static List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.remove("--json");
        if (words.isEmpty()) {
            words.add("list");
        }
        return words;
    }

    private void list() {
        ObjectNode all = Operations.JSON.createObjectNode();
        ArrayNode keys = all.putArray("keys");
        ArrayNode outboxes = all.putArray("outboxes");
        for (String service : services) {
            JsonNode waiting = good(service, operations.get(service, "/parked"));
            waiting.path("keys")
                    .forEach(key -> keys.addObject().put("service", service).setAll((ObjectNode) key));
            waiting.path("outboxes")
                    .forEach(document ->
                            outboxes.addObject().put("service", service).setAll((ObjectNode) document));
        }
        if (json) {
            out.println(all);
            return;
        }
        keys.forEach(key -> out.printf(
                Locale.ROOT,
                "%-10s %-32s %-36s %s  等待 %s  自 %s  %s%n",
                text(key, "kind"),
                text(key, "group"),
                text(key, "topic"),
                text(key, "key"),
                text(key, "waiting"),
                text(key, "since"),
                text(key, "reason")));
        outboxes.forEach(document -> out.printf(
                Locale.ROOT,
                "OUTBOX     %s %s %s  自 %s  %s%n",
                text(document, "service"),
                text(document, "collection"),
                text(document, "id"),
                text(document, "since"),
                text(document, "reason")));
        if (keys.isEmpty() && outboxes.isEmpty()) {
            out.println("没有搁置的事件 · nothing is parked");
        }
    }

    private void show(String group) {
        String service = of(group);
        JsonNode events = good(service, operations.get(service, "/parked/" + encode(group)));
        if (json) {
            out.println(events);
            return;
        }
        events.forEach(event -> out.printf(
                Locale.ROOT,
                "%-10s %-36s %s #%s  %s  自 %s  %s%n",
                text(event, "kind"),
                text(event, "topic"),
                text(event, "key"),
                text(event, "sequence"),
                text(event, "type"),
                text(event, "since"),
                text(event, "reason")));
    }

    private void act(String action, String group, String topic, String key) {
        String service = of(group);
        JsonNode done = good(
                service,
                operations.post(
                        service, "/parked/" + encode(group), Map.of("topic", topic, "key", key, "action", action)));
        out.println(
                json
                        ? done.toString()
                        : "已处理 %d 个事件 · events applied"
                                .formatted(done.path("applied").asInt()));
    }

    private void send(String service, String room, String collection, String id) {
        JsonNode done = good(
                service, operations.post(service, "/parked", Map.of("room", room, "collection", collection, "id", id)));
        out.println(json ? done.toString() : "已重新排队 · queued again");
    }

    /** The service that has this consumer group. */
    private String of(String group) {
        for (String service : services) {
            Operations.Answer answer = operations.get(service, "/parked/" + encode(group));
            if (answer.status() != NOT_FOUND) {
                good(service, answer);
                return service;
            }
        }
        throw Failure.input("没有消费组“%s”".formatted(group), "no service has a consumer group \"%s\"".formatted(group));
    }

    private static JsonNode good(String service, Operations.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw Failure.check(
                    "%s 拒绝：%d %s".formatted(service, answer.status(), answer.body()),
                    "%s refused: %d".formatted(service, answer.status()));
        }
        return answer.json();
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asString("-");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
