package org.minkao.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The contracts of events as the build publishes them: schemas to validate against, examples to play. */
public final class Contracts {
    private static final Pattern TYPE = Pattern.compile("minkao\\.([a-z-]+)\\.([a-z-]+)\\.(v[0-9]+)");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    /** Fails with every violation when the JSON is not what the contract of this type says. */
    public static void validate(String type, String json) {
        List<String> problems = problems(type, json);
        if (!problems.isEmpty()) {
            throw new AssertionError("%s breaks its contract: %s".formatted(type, String.join("; ", problems)));
        }
    }

    public static void validate(String type, byte[] json) {
        validate(type, new String(json, StandardCharsets.UTF_8));
    }

    /** What is wrong with the JSON; empty when nothing is. */
    public static List<String> problems(String type, String json) {
        Schema schema = SCHEMAS.getSchema(read(folder(type) + "schema.json"), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** The contract's examples by file name; fails when there is none. */
    public static List<String> examples(String type) {
        String folder = folder(type) + "examples";
        URL url = Contracts.class.getClassLoader().getResource(folder);
        if (url == null) {
            throw new AssertionError("there are no examples of " + type);
        }
        List<String> examples = list(url);
        if (examples.isEmpty()) {
            throw new AssertionError("there are no examples of " + type);
        }
        return examples;
    }

    /** The first example. */
    public static String example(String type) {
        return examples(type).getFirst();
    }

    private static String folder(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new AssertionError("type is %s (expected: minkao.<service>.<event>.v1)".formatted(type));
        }
        return "contracts/%s/%s/%s/".formatted(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    private static String read(String resource) {
        try (var in = Contracts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("there is no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(URL url) {
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar =
                    FileSystems.newFileSystem(URI.create(uri.toString().split("!", -1)[0]), Map.of())) {
                return read(jar.getPath(uri.toString().split("!", -1)[1]));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
