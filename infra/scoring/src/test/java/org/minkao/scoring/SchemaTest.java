package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** The contract and the reader agree: what the reader takes validates, and what has a wrong form does in neither. */
class SchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEME = schema("schema.json");
    private static final Schema INPUTS = schema("inputs.schema.json");

    static Stream<String> names() {
        return ReadyMade.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readyMadeSchemesAndTheirInputsValidate(String name) {
        assertThat(problems(SCHEME, ReadyMade.scheme(name))).isEmpty();
        assertThat(problems(INPUTS, ReadyMade.inputs(name))).isEmpty();
    }

    @Test
    void generatedOnesValidateToo() {
        assertThat(problems(SCHEME, Synthetic.scheme(3))).isEmpty();
        assertThat(problems(INPUTS, Synthetic.inputs())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/total/parts/0/weight|true",
                "/total/kind|'\"magic\"'",
                "/minGroup|0",
                "/legalBasis|[]",
                "/surprise|1",
                "/effective|'\"tomorrow\"'",
                "/grades/0/min|'{}'",
                "/scales/0/options/0/counts|'\"perhaps\"'"
            })
    void whatHasAWrongFormIsRefusedByBoth(String pointer, String json) {
        byte[] scheme = Read.set(ReadyMade.scheme("r1"), pointer, StrictJson.parse(json));

        assertThat(problems(SCHEME, scheme)).isNotEmpty();
        assertThat(Scheme.check(scheme)).isNotEmpty();
    }

    @Test
    void aLibraryOfComponentsValidates() {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r7"),
                "/components",
                List.of(Json.obj("id", "shared", "clause", "x", "kind", "given", "source", "d1")));
        scheme = Read.set(scheme, "/total/parts/0", Json.obj("kind", "ref", "component", "shared"));

        assertThat(problems(SCHEME, scheme)).isEmpty();
        assertThat(Scheme.check(scheme)).isEmpty();
    }

    @Test
    void theExamplesOfACampaignValidate() {
        assertThat(problems(SCHEME, example("campaign-scheme.json"))).isEmpty();
        assertThat(problems(INPUTS, example("campaign-inputs.json"))).isEmpty();
    }

    private static byte[] example(String file) {
        return resource("/contracts/scheme/v1/examples/" + file);
    }

    private static List<String> problems(Schema schema, byte[] document) {
        return schema.validate(new String(document, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(String::valueOf)
                .toList();
    }

    private static Schema schema(String file) {
        String text = new String(resource("/contracts/scheme/v1/" + file), StandardCharsets.UTF_8);
        return SCHEMAS.getSchema(text, InputFormat.JSON);
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
