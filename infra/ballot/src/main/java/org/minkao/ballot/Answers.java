package org.minkao.ballot;

import java.util.ArrayList;
import java.util.List;

/** The answers of one ballot in manifest order: subjects first, then items. */
public record Answers(List<Answer> entries) {
    public static final int MAX_BYTES = 64 * 1024;

    public Answers {
        entries = List.copyOf(entries);
    }

    /** What was answered for a subject on an item. */
    public record Answer(SubjectId subject, ItemId item, Value value) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** A mark or an option, or several options. */
    public sealed interface Value {}

    /** A mark on a scale (0 abstains) or the index of the one option. */
    public record One(int number) implements Value {
        @Override
        public String toString() {
            return "One";
        }
    }

    /** The ascending indices of the chosen options. */
    public record Many(List<Integer> indices) implements Value {
        public Many {
            indices = List.copyOf(indices);
        }

        @Override
        public String toString() {
            return "Many";
        }
    }

    /** Reads the one canonical form; everything else is refused as BAD_ANSWERS. */
    public static Answers parse(Bytes bytes) {
        if (bytes.length() > MAX_BYTES) {
            throw bad("at most 64 KiB of answers");
        }
        byte[] text = bytes.toArray();
        Answers answers;
        try {
            Json.Obj root = StrictJson.parse(text).asObject("answers").only("v", "r");
            if (root.integer("v") != 1) {
                throw bad("v 1");
            }
            List<Answer> entries = new ArrayList<>();
            root.list("r").forEach(triple -> entries.add(answer(triple.asList("answer"))));
            answers = new Answers(entries);
        } catch (BallotRefusal e) {
            throw bad(e.expectation());
        }
        if (!bytes.equals(answers.encode())) {
            throw bad("the canonical form of the answers");
        }
        return answers;
    }

    /** Reads and checks against the manifest. */
    public static Answers parse(Bytes bytes, Manifest manifest, Manifest.Style style) {
        Answers answers = parse(bytes);
        answers.check(manifest, style);
        return answers;
    }

    /** The canonical bytes. */
    public Bytes encode() {
        List<Json> triples = new ArrayList<>();
        for (Answer answer : entries) {
            Json value = switch (answer.value()) {
                case One one -> Json.of(one.number());
                case Many many -> Json.of(many.indices());
            };
            triples.add(Json.arr(answer.subject().value(), answer.item().value(), value));
        }
        return Bytes.owning(CanonicalJson.bytes(Json.obj("v", 1, "r", triples)));
    }

    /** Refuses with BAD_ANSWERS unless order, ranges, conditions and required pairs are as the manifest says. */
    public void check(Manifest manifest, Manifest.Style style) {
        new AnswerCheck(manifest, style).check(this);
    }

    private static Answer answer(List<Json> triple) {
        if (triple.size() != 3) {
            throw bad("subject, item, value");
        }
        Value value = triple.get(2) instanceof Json.Arr many
                ? new Many(many.values().stream()
                        .map(index -> index.asNumber("index").asInt())
                        .toList())
                : new One(triple.get(2).asNumber("value").asInt());
        return new Answer(
                new SubjectId(triple.get(0).asText("subject")),
                new ItemId(triple.get(1).asText("item")),
                value);
    }

    private static BallotRefusal bad(String expectation) {
        return BallotRefusal.Code.BAD_ANSWERS.because(expectation);
    }

    @Override
    public String toString() {
        return "Answers[" + entries.size() + "]";
    }
}
