package org.minkao.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the contract folders of this module. */
final class ContractFiles {
    static final Path ROOT = Path.of("").toAbsolutePath();
    static final List<String> SERVICES = List.of("evaluation", "survey", "rectification", "notification");
    /** The notification room tells people, not other rooms. */
    static final List<String> SENDERS = List.of("evaluation", "survey", "rectification");

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractFiles() {}

    /** One event's folder, `<service>/<event>/v1`. */
    record EventFolder(String service, String event, Path path) {
        JsonNode schema() {
            return json(path.resolve("schema.json"));
        }

        List<Path> examples() {
            return list(path.resolve("examples"));
        }
    }

    /** One send or receive of an AsyncAPI document. */
    record Operation(String action, String feature, String topic, String service, String event) {
        String room() {
            return feature.substring(0, feature.indexOf('/'));
        }
    }

    static List<EventFolder> events() {
        List<EventFolder> found = new ArrayList<>();
        for (String service : SERVICES) {
            if (!SENDERS.contains(service) && !Files.isDirectory(ROOT.resolve(service))) {
                continue;
            }
            for (Path event : list(ROOT.resolve(service))) {
                found.add(new EventFolder(service, event.getFileName().toString(), event.resolve("v1")));
            }
        }
        return found;
    }

    static List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        for (String service : SERVICES) {
            JsonNode document = yaml(ROOT.resolve("asyncapi").resolve(service + ".yaml"));
            for (JsonNode operation : document.path("operations")) {
                for (JsonNode message : operation.path("messages")) {
                    found.add(
                            operation(document, operation, message.path("$ref").asString()));
                }
            }
        }
        return found;
    }

    private static Operation operation(JsonNode document, JsonNode operation, String messageRef) {
        String[] steps = messageRef.split("/", -1);
        JsonNode channel = document.path("channels").path(steps[2]);
        String payload = channel.path("messages")
                .path(steps[4])
                .path("payload")
                .path("$ref")
                .asString();
        String[] path = payload.split("/", -1);
        return new Operation(
                operation.path("action").asString(),
                operation.path("x-feature").asString(),
                channel.path("address").asString(),
                path[1],
                path[2]);
    }

    static List<String> problems(JsonNode schema, JsonNode instance) {
        Schema compiled = SCHEMAS.getSchema(schema.toString(), InputFormat.JSON);
        return compiled.validate(instance.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static List<String> problemsOfSchema(JsonNode schema) {
        Schema meta = SCHEMAS.getSchema(
                com.networknt.schema.SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        return meta.validate(schema.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }

    static JsonNode yaml(Path file) {
        return YAML.readTree(file.toFile());
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
