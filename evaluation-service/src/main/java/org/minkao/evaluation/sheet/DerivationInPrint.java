package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.el;
import static org.minkao.evaluation.sheet.Html.row;
import static org.minkao.evaluation.sheet.Html.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.Plan;

/** Prints the tree of a derivation: one block per number that is made of others, one row per part. */
record DerivationInPrint(Words words, PlanInWords plan, People people, Plan.Appraisee appraisee) {

    List<Html> blocks(Numbered node) {
        List<Html> blocks = new ArrayList<>();
        collect(node, blocks);
        return blocks;
    }

    private void collect(Numbered node, List<Html> blocks) {
        if (node.isLeaf()) {
            return;
        }
        blocks.add(block(node));
        node.children().forEach(child -> collect(child, blocks));
    }

    private Html block(Numbered numbered) {
        Derivation.Node node = numbered.node();
        List<Html> lines = new ArrayList<>();
        lines.add(el("h3", numbered.number() + " " + title(node) + " ", el("b", value(node)))
                .with("id", "n" + numbered.number()));
        if (node.missing() == null) {
            lines.add(el("p", words.of("node.formula", node.formula(), exact(node), rounded(node)))
                    .with("class", "formula"));
        }
        lines.add(el("p", words.of("node.clause", node.clause())).with("class", "small"));
        notes(node).forEach(note -> lines.add(el("p", note).with("class", "small")));
        lines.add(table(
                        row(
                                "th",
                                words.of("col.number"),
                                words.of("col.part"),
                                words.of("col.weight"),
                                words.of("col.formula"),
                                words.of("col.exact"),
                                words.of("col.rounded"),
                                words.of("col.notes")),
                        numbered.children().stream().map(this::part).toList())
                .with("class", "parts"));
        return el("section", lines).with("class", "block");
    }

    private Html part(Numbered numbered) {
        Derivation.Node node = numbered.node();
        String formula = numbered.isLeaf() ? node.formula() : words.of("node.see", numbered.number());
        return row(
                "td",
                numbered.number(),
                title(node),
                node.weight() == null ? "—" : node.weight(),
                node.missing() == null || !numbered.isLeaf() ? formula : "—",
                exact(node),
                given(node),
                numbered.isLeaf() ? notesOfLeaf(node) : why(node));
    }

    /** One row per dimension or item: both sides, where each is derived, and how they combine. */
    Html both(List<Derivation.Node> nodes, Map<String, String> places) {
        return table(
                        row(
                                "th",
                                words.of("col.part"),
                                words.of("col.office"),
                                words.of("col.society"),
                                words.of("col.together"),
                                words.of("col.exact"),
                                words.of("col.rounded")),
                        nodes.stream()
                                .map(node -> row(
                                        "td",
                                        title(node),
                                        node.children().stream()
                                                .filter(side -> side.rule().startsWith("r1.office"))
                                                .map(side ->
                                                        sided(side, Stream.ofNullable(place(places, "office", side))))
                                                .findFirst()
                                                .orElse("—"),
                                        node.children().stream()
                                                .filter(side -> side.rule().startsWith("r1.society"))
                                                .map(side -> sided(side, classPlaces(side, places)))
                                                .findFirst()
                                                .orElse("—"),
                                        node.missing() == null ? node.formula() : "—",
                                        exact(node),
                                        given(node)))
                                .toList())
                .with("class", "sides");
    }

    private Stream<String> classPlaces(Derivation.Node society, Map<String, String> places) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < society.children().size(); i++) {
            String place = place(places, Integer.toString(i), society.children().get(i));
            if (place != null) {
                found.add(place);
            }
        }
        return found.stream();
    }

    private static @Nullable String place(Map<String, String> places, String side, Derivation.Node node) {
        return places.get(side + "|" + node.clause());
    }

    private String sided(Derivation.Node side, Stream<String> places) {
        String see = places.collect(Collectors.joining(words.of("list.names")));
        String value = side.missing() == null ? words.of("node.side", side.formula(), exact(side)) : exact(side);
        String left = excluded(side).collect(Collectors.joining(words.of("list.semicolon")));
        return Stream.of(value, see.isEmpty() ? "" : words.of("node.see", see), left)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(words.of("list.semicolon")));
    }

    /** What the number is of; an item with the plan's own words. */
    private String title(Derivation.Node node) {
        if (node.is("adjustment")) {
            return words.of("node.adjustment", node.label(words), node.clause());
        }
        return node.rule().endsWith("item")
                ? plan.item(node.clause())
                        .or(() -> plan.plan().items().stream()
                                .filter(item -> node.label().endsWith(item.id()))
                                .findFirst())
                        .map(item -> words.of("node.item", item.id(), item.text()))
                        .orElse(node.label(words))
                : named(node.label(words));
    }

    /** The derivation tells the appraisee by its id; people know it by its name. */
    private String named(String label) {
        return label.replace("（" + appraisee.id() + "）", "（" + appraisee.name() + "）")
                .replace("(" + appraisee.id() + ")", "(" + appraisee.name() + ")");
    }

    private String given(Derivation.Node node) {
        return node.missing() == null ? rounded(node) : words.of("missing");
    }

    private String why(Derivation.Node node) {
        Derivation.Why missing = node.missing();
        return missing == null ? "" : missing.in(words);
    }

    private String value(Derivation.Node node) {
        return node.missing() == null ? words.of("node.value", rounded(node)) : words.of("node.none", rounded(node));
    }

    private static String exact(Derivation.Node node) {
        return Objects.requireNonNullElse(node.exact(), "—");
    }

    private String rounded(Derivation.Node node) {
        Derivation.Why missing = node.missing();
        return missing == null ? Objects.requireNonNullElse(node.rounded(), "—") : missing.in(words);
    }

    private String notesOfLeaf(Derivation.Node node) {
        return String.join(words.of("list.semicolon"), notes(node));
    }

    /** Counts, evidence and approvals behind a number, then what was left out of it and why. */
    private List<String> notes(Derivation.Node node) {
        Json.Obj facts = node.facts();
        Stream<String> counts = facts.has("n")
                ? Stream.of(words.of("fact.counts", facts.whole("n"), facts.whole("minCell")))
                : Stream.empty();
        Stream<String> ballots = facts.has("ballots")
                ? Stream.of(words.of("fact.ballots", facts.text("style"), facts.whole("ballots")))
                : Stream.empty();
        Stream<String> inspection = facts.has("inspection")
                ? Stream.of(words.of("fact.inspection", facts.text("inspection")))
                : Stream.empty();
        Stream<String> approved = facts.has("approvedBy")
                ? Stream.of(words.of(
                        "fact.approved",
                        people.named(facts.list("approvedBy").stream()
                                .map(person -> person.asText("person"))
                                .toList())))
                : Stream.empty();
        Stream<String> vetoes = facts.has("vetoes")
                ? facts.list("vetoes").stream().map(veto -> veto(veto.asObject("veto")))
                : Stream.empty();
        return Stream.of(counts, ballots, inspection, vetoes, evidence(facts), approved, excluded(node))
                .flatMap(notes -> notes)
                .distinct()
                .toList();
    }

    private Stream<String> evidence(Json.Obj facts) {
        return facts.has("evidence") ? Stream.of(words.of("fact.evidence", facts.text("evidence"))) : Stream.empty();
    }

    private String veto(Json.Obj veto) {
        return words.of(
                "fact.veto",
                veto.text("clause"),
                words.of("veto." + veto.text("effect")),
                veto.list("evidence").stream()
                        .map(hash -> hash.asText("evidence"))
                        .collect(Collectors.joining(words.of("list.names"))),
                people.named(veto.list("approvedBy").stream()
                        .map(person -> person.asText("person"))
                        .toList()));
    }

    private Stream<String> excluded(Derivation.Node node) {
        return node.excluded().stream().map(left -> left(node, left));
    }

    /** A class is withheld whole; of an item so many answers did not count; elsewhere something that has a name. */
    private String left(Derivation.Node node, Derivation.Left left) {
        String why = left.why().in(words);
        if (left.why().code().equals("STYLE_WITHHELD") && node.rule().startsWith("r1.class")) {
            return why;
        }
        return node.is("class-item")
                ? words.of("node.unrated", left.amount(), why)
                : words.of(
                        "node.excluded",
                        left.what().equals(appraisee.id()) ? appraisee.name() : left.what(),
                        left.amount(),
                        why);
    }
}
