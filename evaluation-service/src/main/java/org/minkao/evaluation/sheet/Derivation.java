package org.minkao.evaluation.sheet;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** How the marks of one appraisee came about, as the result's own file says. */
record Derivation(
        String subject,
        String tally,
        Json.Obj inputs,
        @Nullable Band grade,
        Node total,
        List<Node> dimensions,
        List<Node> items) {
    /** A tree of a dozen levels at most, each an object inside a list. */
    private static final int DEPTH = 40;

    /** The grade, the band that holds the total, and the exact number that decided it. */
    record Band(
            String name,
            String band,
            String decidedOn,
            @Nullable String cappedFrom) {}

    /** Why something has no mark, or did not count. */
    record Why(String code, String text, String textEn) {
        String in(Words words) {
            return words.either(text, textEn);
        }
    }

    /** What did not count. */
    record Left(String what, String amount, Why why) {}

    /** One number: exact and rounded, or missing for a reason. */
    record Node(
            @Nullable String weight,
            String rule,
            String label,
            String labelEn,
            String clause,
            String formula,
            @Nullable String exact,
            @Nullable String rounded,
            @Nullable Why missing,
            Json.Obj facts,
            List<Left> excluded,
            List<Node> children) {

        String label(Words words) {
            return words.either(label, labelEn);
        }

        boolean is(String name) {
            return rule.equals("r1." + name);
        }

        Optional<Node> child(String name) {
            return children.stream().filter(child -> child.is(name)).findFirst();
        }
    }

    static Derivation read(byte[] file) {
        try {
            Json.Obj root = StrictJson.parse(file, DEPTH).asObject("derivation");
            return new Derivation(
                    root.text("subject"),
                    root.text("tally"),
                    root.object("inputs"),
                    root.has("grade") ? band(root.object("grade")) : null,
                    node(root.object("total")),
                    nodes(root.list("dimensions")),
                    nodes(root.list("items")));
        } catch (BallotRefusal e) {
            throw new IllegalStateException("a derivation that we wrote is not readable", e);
        }
    }

    private static Band band(Json.Obj json) {
        return new Band(
                json.text("name"),
                json.text("band"),
                json.text("decidedOn"),
                json.has("cappedFrom") ? json.text("cappedFrom") : null);
    }

    private static List<Node> nodes(List<Json> list) {
        return list.stream().map(json -> node(json.asObject("node"))).toList();
    }

    private static Node node(Json.Obj json) {
        boolean valued = json.has("value");
        return new Node(
                json.has("weight") ? json.text("weight") : null,
                json.text("rule"),
                json.text("label"),
                json.text("labelEn"),
                json.text("clause"),
                valued ? json.text("formula") : "",
                valued ? json.object("value").text("exact") : null,
                valued ? json.object("value").text("rounded") : null,
                valued ? null : why(json.object("missing")),
                json.has("facts") ? json.object("facts") : Json.obj(),
                json.has("excluded")
                        ? json.list("excluded").stream()
                                .map(left -> left(left.asObject("excluded")))
                                .toList()
                        : List.of(),
                nodes(json.list("children")));
    }

    private static Left left(Json.Obj json) {
        return new Left(json.text("what"), json.text("amount"), why(json.object("why")));
    }

    private static Why why(Json.Obj json) {
        return new Why(json.text("code"), json.text("text"), json.text("textEn"));
    }
}
