package org.minkao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.contracts.ContractFiles.EventFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventContractsTest {
    private final List<EventFolder> events = ContractFiles.events();

    @Test
    void thereAreEventsOfEverySender() {
        assertThat(events).hasSizeGreaterThan(20);
        assertThat(events).extracting(EventFolder::service).containsAll(ContractFiles.SENDERS);
    }

    @Test
    void everySchemaIsValidAndDescribesEveryField() {
        for (EventFolder event : events) {
            assertThat(ContractFiles.problemsOfSchema(event.schema()))
                    .as(event.path().toString())
                    .isEmpty();
            assertThat(undescribed(event.schema(), ""))
                    .as(event.path().toString())
                    .isEmpty();
        }
    }

    @Test
    void aFieldWithoutDescriptionIsFound() {
        ObjectNode schema = (ObjectNode) events.getFirst().schema();
        ((ObjectNode) schema.path("properties")).putObject("planted").put("type", "string");
        assertThat(undescribed(schema, "")).containsExactly("/planted");
    }

    @Test
    void everyExampleValidatesAndABrokenOneDoesNot() {
        for (EventFolder event : events) {
            assertThat(event.examples()).as(event.path().toString()).isNotEmpty();
            for (var example : event.examples()) {
                ObjectNode instance = (ObjectNode) ContractFiles.json(example);
                assertThat(ContractFiles.problems(event.schema(), instance))
                        .as(example.toString())
                        .isEmpty();
                instance.remove(event.schema().path("required").path(0).asString());
                assertThat(ContractFiles.problems(event.schema(), instance))
                        .as(example.toString())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyReadmeNamesTriggerEffectProducerAndConsumers() throws java.io.IOException {
        for (EventFolder event : events) {
            assertThat(Files.readString(event.path().resolve("README.md")))
                    .contains("**Trigger**", "**Effect**", "**Producer**", "**Consumers**", event.event());
        }
    }

    @Test
    void thePlanSchemaIsValidAndDescribesEveryField() {
        JsonNode schema = ContractFiles.json(ContractFiles.ROOT.resolve("plan/v1/schema.json"));
        assertThat(ContractFiles.problemsOfSchema(schema)).isEmpty();
        assertThat(undescribed(schema, "")).isEmpty();
    }

    @Test
    void theSchemasOfTheScoringSchemeAreValidAndDescribeEveryField() {
        for (String file : List.of("schema.json", "inputs.schema.json")) {
            JsonNode schema =
                    ContractFiles.json(ContractFiles.ROOT.resolve("scheme/v1").resolve(file));
            assertThat(ContractFiles.problemsOfSchema(schema)).isEmpty();
            assertThat(undescribed(schema, "")).isEmpty();
            schema.path("$defs").properties().forEach(each -> {
                assertThat(undescribed(each.getValue(), each.getKey())).isEmpty();
                each.getValue()
                        .path("oneOf")
                        .forEach(kind ->
                                assertThat(undescribed(kind, each.getKey())).isEmpty());
            });
        }
    }

    private static List<String> undescribed(JsonNode schema, String path) {
        List<String> missing = new ArrayList<>();
        schema.path("properties").properties().forEach(field -> {
            String here = path + "/" + field.getKey();
            if (!field.getValue().has("description")) {
                missing.add(here);
            }
            missing.addAll(undescribed(field.getValue(), here));
        });
        if (schema.has("items")) {
            missing.addAll(undescribed(schema.path("items"), path + "/[]"));
        }
        return missing;
    }
}
