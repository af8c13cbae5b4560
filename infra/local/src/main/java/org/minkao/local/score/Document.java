package org.minkao.local.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.local.Failure;
import org.minkao.scoring.ReadyMade;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A scheme or inputs as given: JSON as it is, YAML turned into JSON with its numbers as written. */
final class Document {
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String name;
    private final byte[] json;

    private Document(String name, byte[] json) {
        this.name = name;
        this.json = json;
    }

    String name() {
        return name;
    }

    byte[] json() {
        return json.clone();
    }

    /** A file, else a ready-made scheme of this name. */
    static Document scheme(Path folder, String name) {
        if (!Files.exists(folder.resolve(name)) && ReadyMade.names().contains(name)) {
            return new Document(name, ReadyMade.scheme(name));
        }
        return file(folder, name);
    }

    static Document file(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw Failure.input(
                    "没有文件 %s（现成的方案有：%s）".formatted(name, String.join(" ", ReadyMade.names())),
                    "there is no file %s (expected: a JSON or YAML file, or a ready-made scheme)".formatted(name));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Failure.input("%s 超过 64 MB".formatted(name), "%s is larger than 64 MB".formatted(name));
            }
            byte[] bytes = Files.readAllBytes(file);
            boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
            return new Document(name, yaml ? CanonicalJson.bytes(json(YAML.readTree(bytes))) : bytes);
        } catch (JacksonException e) {
            throw Failure.input(
                    "%s 不是可读的 YAML".formatted(name),
                    "%s is no readable YAML: %s".formatted(name, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static Json json(JsonNode node) {
        if (node.isObject()) {
            Map<String, Json> entries = new LinkedHashMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), json(entry.getValue())));
            return new Json.Obj(entries);
        }
        if (node.isArray()) {
            List<Json> values = new ArrayList<>();
            node.forEach(each -> values.add(json(each)));
            return new Json.Arr(values);
        }
        if (node.isNumber()) {
            return new Json.Num(node.decimalValue().toPlainString());
        }
        if (node.isBoolean()) {
            return new Json.Bool(node.booleanValue());
        }
        return node.isNull() || node.isMissingNode() ? new Json.Null() : new Json.Str(node.asString());
    }
}
