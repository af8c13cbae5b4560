package org.minkao.local.score;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.minkao.ballot.Json;
import org.minkao.local.Failure;

/** Results for a person at a terminal. */
final class ScoreReport {
    private final PrintStream out;

    ScoreReport(PrintStream out) {
        this.out = out;
    }

    void print(Json.Obj results) {
        Json.Obj scheme = results.object("scheme");
        line("", "scheme", scheme.text("id"), scheme.text("version"), words(scheme));
        String basis =
                scheme.list("legalBasis").stream().map(it -> it.asText("basis")).collect(Collectors.joining("; "));
        line("", "effective", scheme.text("effective"), basis);
        out.println("SHA-256 " + scheme.text("sha256") + " (" + scheme.text("id") + "), "
                + results.object("inputs").text("sha256"));
        objects(results, "participation").forEach(this::set);
        out.println();
        objects(results, "appraisees").forEach(this::appraisee);
        out.println();
        objects(results, "selections").forEach(this::selection);
        objects(results, "ties").forEach(this::last);
        objects(results, "channels").forEach(this::channels);
        line("", "explain");
    }

    private void set(Json.Obj set) {
        String where = set.text("class")
                + set.find("appraisee").map(it -> " " + it.asText("appraisee")).orElse("")
                + set.find("round").map(it -> " " + it.asText("round")).orElse("")
                + set.find("channel").map(it -> " " + it.asText("channel")).orElse("");
        line("", "set", where, set.whole("issued"), set.whole("collected"), set.whole("valid"));
        if (set.has("returnPercent") && set.has("validPercent")) {
            line("  ", "rates", set.text("returnPercent"), set.text("validPercent"));
        }
        set.find("void")
                .map(it -> it.asObject("void"))
                .ifPresent(it -> line("  ", "void", it.text("expected"), it.text("clause")));
    }

    private void appraisee(Json.Obj appraisee) {
        out.println(appraisee.text("id") + "  " + names(appraisee) + "  (" + appraisee.text("class") + ")");
        if (appraisee.has("insufficient")) {
            line("    ", "insufficient", words(appraisee.object("insufficient"), "text"));
        } else {
            line("    ", "total", appraisee.text("total"));
            appraisee
                    .find("grade")
                    .map(it -> it.asObject("grade"))
                    .ifPresent(it -> line("    ", "grade", words(it), it.text("band")));
            appraisee
                    .find("rank")
                    .map(it -> it.asObject("rank"))
                    .ifPresentOrElse(this::rank, () -> line("    ", "unranked"));
            appraisee
                    .find("chance")
                    .map(it -> it.asObject("chance"))
                    .ifPresent(it -> line(
                            "    ", "chance", it.integer("level"), it.text("low"), it.text("high"), it.text("method")));
        }
        if (appraisee.has("vetoes")) {
            objects(appraisee, "vetoes")
                    .forEach(it -> line("    ", "veto", words(it), it.text("effect"), it.text("clause")));
        }
    }

    private void rank(Json.Obj rank) {
        line("    ", "rank", rank.integer("place"), rank.integer("of"));
        if (rank.integer("sharing") > 1) {
            line("    ", "sharing", rank.integer("sharing"));
        }
    }

    private void selection(Json.Obj selection) {
        line("", "list", words(selection), selection.text("clause"));
        List<Json.Obj> members = objects(selection, "members");
        if (members.isEmpty()) {
            line("    ", "nobody");
        }
        for (Json.Obj member : members) {
            out.println("    " + member.text("id") + "  " + member.text("name"));
            member.find("closer").map(it -> it.asObject("closer")).ifPresent(this::closer);
        }
        if (selection.has("keptOff")) {
            objects(selection, "keptOff").forEach(this::keptOff);
        }
    }

    private void keptOff(Json.Obj kept) {
        line("    ", "kept." + kept.text("reason"), kept.text("id"), kept.text("clause"));
    }

    private void closer(Json.Obj closer) {
        line(
                "      ",
                closer.flag("gapSmallerThanNoise") ? "close" : "clear",
                closer.text("to"),
                closer.text("gap"),
                closer.text("noise"));
    }

    private void last(Json.Obj ties) {
        ties.find("last").map(it -> it.asObject("last")).ifPresent(last -> {
            line("", "last", ties.text("class"), last.text("id"));
            closer(last.object("closer"));
        });
    }

    private void channels(Json.Obj effect) {
        for (Json.Obj channel : objects(effect, "channels")) {
            line(
                    "",
                    "channel",
                    channel.text("channel"),
                    effect.text("class"),
                    channel.text("mean"),
                    channel.text("difference"),
                    channel.text("noise"));
            if (channel.flag("moreThanNoise")) {
                line("    ", "channel.more");
            }
        }
    }

    /** The whole tree of one appraisee. */
    void explain(Json.Obj results, String id) {
        for (Json.Obj appraisee : objects(results, "appraisees")) {
            if (appraisee.text("id").equals(id)) {
                node(appraisee.object("derivation"), "");
                return;
            }
        }
        List<String> ids =
                objects(results, "appraisees").stream().map(it -> it.text("id")).toList();
        throw Failure.input(
                "没有参评对象 %s（有：%s）".formatted(id, ids), "there is no appraisee %s (there are: %s)".formatted(id, ids));
    }

    private void node(Json.Obj node, String indent) {
        String weight = node.has("weight") ? node.text("weight") + " × " : "";
        String value = node.has("value")
                ? node.object("value").text("rounded") + " = " + node.text("formula")
                : Text.both("insufficient", words(node.object("missing"), "text"));
        out.println(indent + weight + node.text("label") + " " + node.text("labelEn") + ": " + value);
        line(indent + "  ", "clause", node.text("clause"));
        if (node.has("excluded")) {
            for (Json.Obj left : objects(node, "excluded")) {
                line(
                        indent + "  ",
                        "excluded",
                        left.text("amount"),
                        left.text("what"),
                        words(left.object("why"), "text"));
            }
        }
        if (node.has("evidence")) {
            for (Json.Obj proof : objects(node, "evidence")) {
                String people = proof.list("approvedBy").stream()
                        .map(it -> it.asText("person"))
                        .collect(Collectors.joining(", "));
                out.println(
                        indent + "  SHA-256 " + proof.text("sha256") + (people.isEmpty() ? "" : " (" + people + ")"));
            }
        }
        if (node.has("children")) {
            objects(node, "children").forEach(child -> node(child, indent + "  "));
        }
    }

    private void line(String indent, String key, Object... values) {
        out.println(indent + Text.both(key, values));
    }

    private static String names(Json.Obj obj) {
        String name = obj.text("name");
        String english = obj.has("nameEn") ? obj.text("nameEn") : name;
        return name.equals(english) ? name : name + " " + english;
    }

    static Text.Pair words(Json.Obj obj) {
        return words(obj, "name");
    }

    private static Text.Pair words(Json.Obj obj, String key) {
        return new Text.Pair(obj.text(key), obj.text(key + "En"));
    }

    static List<Json.Obj> objects(Json.Obj obj, String key) {
        return obj.list(key).stream().map(it -> it.asObject(key)).toList();
    }
}
