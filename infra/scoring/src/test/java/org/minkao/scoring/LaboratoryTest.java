package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Json;

class LaboratoryTest {

    @Test
    void namesTheClauseThatTurnsTwoAround() {
        Json.Obj compared = compare("r4", ReadyMade.scheme("r4"), ReadyMade.scheme("r4-100-75-55"));

        assertThat(ids(compared.list("moved"))).containsExactly("a", "b");
        Json.Obj moved = Read.one(compared.list("moved"), "b");
        assertThat(moved.object("before").integer("place")).isEqualTo(1);
        assertThat(moved.object("before").text("total")).isEqualTo("91.00");
        assertThat(moved.object("after").integer("place")).isEqualTo(2);
        assertThat(moved.object("after").text("total")).isEqualTo("89.60");
        Json.Obj cause = moved.list("causes").getFirst().asObject("cause");
        assertThat(cause.text("path")).isEqualTo("/scales/opinion/options");
        assertThat(cause.text("clause")).isEqualTo("计分 1");
        assertThat(cause.integer("place")).isEqualTo(2);
    }

    @Test
    void tellsTheRuleThatMovesFromTheRuleThatDoesNot() {
        byte[] scheme = ReadyMade.scheme("r1");
        byte[] other = Read.set(scheme, "/total/parts/0/weight", 90);
        other = Read.set(other, "/total/parts/1/weight", 10);
        other = Read.set(other, "/adjustments/kinds/0/each", "1.9");
        byte[] inputs = Read.set(ReadyMade.inputs("r1"), "/marks/0/value", 70);

        Json.Obj compared = compare(inputs, scheme, other);

        assertThat(compared.list("changes")).hasSize(2);
        Json.Obj weights = change(compared, "/total/parts");
        assertThat(weights.flag("alone")).isTrue();
        assertThat(weights.integer("moves")).isEqualTo(2);
        assertThat(change(compared, "/adjustments/kinds/misconduct/each").integer("moves"))
                .isZero();
        assertThat(Read.one(compared.list("moved"), "a").list("causes")).hasSize(1);
    }

    @Test
    void saysWhereOnlySeveralRulesTogetherMove() {
        // a: 80 + 4, b: 82. One point less or a cap of 3 alone leave a in front; both together do not.
        byte[] base = Read.set(ReadyMade.scheme("r19"), "/adjustments/kinds/1/cap", 4);
        byte[] other = Read.set(base, "/adjustments/kinds/1/cap", 3);
        other = Read.set(other, "/adjustments/kinds/0/levels", Json.obj("national", 0, "province", 0, "city", 0));
        byte[] inputs = Read.set(ReadyMade.inputs("r19"), "/marks/0/value", 80);
        inputs = Read.set(inputs, "/marks/1/value", "83.5");
        inputs = Read.without(inputs, "/adjustments/1");
        inputs = Read.set(inputs, "/adjustments/0/level", "city");
        inputs = Read.set(inputs, "/adjustments/1/times", 4);

        Json.Obj compared = compare(inputs, base, other);

        Json.Obj moved = Read.one(compared.list("moved"), "a");
        assertThat(moved.object("before").integer("place")).isEqualTo(1);
        assertThat(moved.object("after").integer("place")).isEqualTo(2);
        assertThat(moved.list("causes")).isEmpty();
        assertThat(moved.flag("together")).isTrue();
        assertThat(compared.list("changes")).hasSize(2);
    }

    @Test
    void listsWhoGainsAndLosesAPlaceOnAListAndAGrade() {
        byte[] scheme = ReadyMade.scheme("r8");
        byte[] other = Read.set(scheme, "/selections/0/when/all/1/mark/atLeast", 92);
        other = Read.set(other, "/grades/0/min", 62);
        other = Read.set(other, "/grades/1/max", 62);

        Json.Obj compared = compare(ReadyMade.inputs("r8"), scheme, other);

        assertThat(compared.list("moved")).isEmpty();
        Json.Obj advanced = Read.one(compared.list("lists"), "advanced");
        assertThat(advanced.get("lost")).isEqualTo(Json.of(List.of("a2")));
        assertThat(ids(compared.list("grades"))).containsExactly("a9");
    }

    @Test
    void leavesOutWhatASchemeDoesNotKnowAndSaysSo() {
        Json.Obj compared = compare(ReadyMade.inputs("r2"), ReadyMade.scheme("r2"), ReadyMade.scheme("r4"));

        assertThat(compared.list("ignored")).hasSize(3 + 8);
    }

    @Test
    void refusesInputsThatContradictAScheme() {
        Inputs inputs = Inputs.read(ReadyMade.inputs("r4"));
        List<Scheme> schemes = Stream.of("r4", "r4-five-levels")
                .map(ReadyMade::scheme)
                .map(Scheme::read)
                .toList();

        assertThatThrownBy(() -> Laboratory.compare(schemes, inputs))
                .isInstanceOf(ScoringRefusal.class)
                .hasMessageContaining("under scheme r4-five-levels: 4 numbers (expected: the options of scale opinion");
    }

    private static Json.Obj compare(String inputs, byte[]... schemes) {
        return compare(ReadyMade.inputs(inputs), schemes);
    }

    private static Json.Obj compare(byte[] inputs, byte[]... schemes) {
        return Laboratory.compare(Stream.of(schemes).map(Scheme::read).toList(), Inputs.read(inputs))
                .list("schemes")
                .getFirst()
                .asObject("scheme");
    }

    private static Json.Obj change(Json.Obj compared, String path) {
        return compared.list("changes").stream()
                .map(json -> json.asObject("change"))
                .filter(json -> json.text("path").equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<Json> list) {
        return list.stream().map(json -> json.asObject("entry").text("id")).toList();
    }
}
