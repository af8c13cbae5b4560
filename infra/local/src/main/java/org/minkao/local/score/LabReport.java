package org.minkao.local.score;

import java.io.PrintStream;
import java.util.stream.Collectors;
import org.minkao.ballot.Json;

/** What the laboratory found, for a person at a terminal. */
final class LabReport {
    private final PrintStream out;

    LabReport(PrintStream out) {
        this.out = out;
    }

    void print(Json.Obj compared) {
        String baseline = compared.object("baseline").text("id");
        for (Json.Obj scheme : ScoreReport.objects(compared, "schemes")) {
            Json.Obj named = scheme.object("scheme");
            line("", "scheme", named.text("id"), named.text("version"), ScoreReport.words(named));
            line(
                    "",
                    "lab",
                    baseline,
                    scheme.list("changes").size(),
                    scheme.list("moved").size());
            ScoreReport.objects(scheme, "changes").forEach(this::change);
            ScoreReport.objects(scheme, "moved").forEach(this::moved);
            ScoreReport.objects(scheme, "grades")
                    .forEach(it -> line(
                            "  ", "lab.grade", it.text("id"), it.text("before"), it.text("after"), it.text("clause")));
            ScoreReport.objects(scheme, "lists")
                    .forEach(it -> line(
                            "  ", "lab.list", it.text("id"), it.text("clause"), ids(it, "gained"), ids(it, "lost")));
            if (!scheme.list("ignored").isEmpty()) {
                line("  ", "lab.ignored", scheme.list("ignored").size());
            }
            out.println();
        }
    }

    private void change(Json.Obj change) {
        if (change.flag("alone")) {
            line("  ", "lab.change", change.text("path"), change.text("clause"), change.whole("moves"));
        } else {
            line("  ", "lab.change.joint", change.text("path"), change.text("clause"));
        }
    }

    private void moved(Json.Obj moved) {
        line(
                "  ",
                "lab.moved",
                moved.text("id") + " " + moved.text("name"),
                place(moved, "before"),
                total(moved, "before"),
                place(moved, "after"),
                total(moved, "after"));
        for (Json.Obj cause : ScoreReport.objects(moved, "causes")) {
            line("    ", "lab.cause", cause.text("clause"), cause.text("path"));
        }
        if (moved.flag("together")) {
            line("    ", "lab.together");
        }
    }

    private static String place(Json.Obj moved, String when) {
        Json.Obj standing = moved.object(when);
        return standing.has("place") ? Integer.toString(standing.integer("place")) : "–";
    }

    private static String total(Json.Obj moved, String when) {
        Json.Obj standing = moved.object(when);
        return standing.has("total") ? standing.text("total") : "–";
    }

    private static String ids(Json.Obj list, String key) {
        String ids = list.list(key).stream().map(it -> it.asText(key)).collect(Collectors.joining(" "));
        return ids.isEmpty() ? "–" : ids;
    }

    private void line(String indent, String key, Object... values) {
        out.println(indent + Text.both(key, values));
    }
}
