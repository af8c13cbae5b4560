package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.minkao.ballot.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void readsEveryKindOfValue() {
        Json.Obj json = StrictJson.parse(
                        " {\"s\":\"a\\u00e9\\n\\/\\ud83d\\ude00😀\",\"n\":-1.50E+2,\"t\":true,\"f\":false,"
                                + "\"z\":null,\"a\":[1,[],{}] }\r\n\t")
                .asObject("json");
        assertThat(json.text("s")).isEqualTo("aé\n/😀😀");
        assertThat(json.get("n")).isEqualTo(new Json.Num("-1.50E+2"));
        assertThat(json.flag("t")).isTrue();
        assertThat(json.flag("f")).isFalse();
        assertThat(json.get("z")).isEqualTo(new Json.Null());
        assertThat(json.list("a")).hasSize(3);
        assertThat(json.entries().keySet()).containsExactly("s", "n", "t", "f", "z", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "1 2",
                "{} {}",
                "nul",
                "nulll",
                "True",
                "NaN",
                "Infinity",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "--1",
                "0x1",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u\u0661\u0661\u0661\u0661\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"a\u0000b\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800\\ud800\"",
                "\"\\ud800x\"",
                "\"\\ud83d\\n\"",
                "\uFEFF{}",
                "{}\u0000",
                "/**/1",
                "[1]//",
                "\u00a01"
            })
    void refusesWhatIsNotOneStrictJsonText(String text) {
        assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse(text));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        for (String hex :
                List.of("22ff22", "22c022", "22c0af22", "22eda08022", "22f490808022", "22e282", "efbbbf7b7d")) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse(Encodings.unhex(hex)));
        }
    }

    @Test
    void refusesLoneSurrogatesInAString() {
        String lone = "\"" + (char) 0xd800 + "\"";
        assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse(lone));
    }

    @Test
    void refusesMoreThanTheGivenDepth() {
        String eight = "[".repeat(8) + "]".repeat(8);
        assertThat(StrictJson.parse(eight)).isInstanceOf(Json.Arr.class);
        assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse("[" + eight + "]"));
        assertThat(StrictJson.parse("{\"a\":[]}", 2)).isInstanceOf(Json.Obj.class);
        assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse("{\"a\":[[]]}", 2));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> StrictJson.parse("[".repeat(100_000)));
    }

    @Test
    void integersAreExactOrRefused() {
        assertThat(new Json.Num("-12").asInt()).isEqualTo(-12);
        assertThat(new Json.Num("9223372036854775807").asLong()).isEqualTo(Long.MAX_VALUE);
        for (String raw : List.of("4.0", "1e1", "-0", "9223372036854775808", "99999999999999999999")) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> new Json.Num(raw).asLong());
        }
        assertRefused(BallotRefusal.Code.MALFORMED, () -> new Json.Num("2147483648").asInt());
    }

    @Test
    void accessorsRefuseMissingUnknownAndOtherKinds() {
        Json.Obj json = Json.obj("s", "x", "n", 1);
        assertThat(json.only("s", "n", "more")).isSameAs(json);
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.only("s"));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.get("q"));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.text("n"));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.integer("s"));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.flag("s"));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.object("s"));
        assertRefused(BallotRefusal.Code.MALFORMED, () -> json.list("s"));
    }

    @Test
    void writesOneAsciiFormInTheGivenOrder() {
        Json json = Json.obj("b", Json.arr(1, 2L, true, null, "县\"\\\n\u0001😀"), "a", List.of("x"));
        assertThat(CanonicalJson.write(json))
                .isEqualTo("{\"b\":[1,2,true,null,\"\\u53bf\\\"\\\\\\n\\u0001\\ud83d\\ude00\"],\"a\":[\"x\"]}");
        assertThat(StrictJson.parse(CanonicalJson.bytes(json))).isEqualTo(json);
    }

    @Test
    void buildersRefuseWhatIsNoJson() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.obj("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.obj("a", 1, "a", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.obj(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(1.5));
    }
}
