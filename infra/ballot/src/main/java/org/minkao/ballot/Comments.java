package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The free texts of one ballot in manifest order; the empty comment is {@code {"v":1,"t":[]}}. */
public record Comments(List<Comment> entries) {
    public static final int MAX_BYTES = 8 * 1024;

    public static final Comments NONE = new Comments(List.of());

    public Comments {
        entries = List.copyOf(entries);
    }

    /** What was written about a subject under an item. */
    public record Comment(SubjectId subject, ItemId item, String text) {
        @Override
        public String toString() {
            return "Comment";
        }
    }

    /** Reads the one canonical form, which is what JSON.stringify gives; everything else is refused as BAD_ANSWERS. */
    public static Comments parse(Bytes bytes) {
        if (bytes.length() > MAX_BYTES) {
            throw bad("at most 8 KiB of comment");
        }
        Comments comments;
        try {
            Json.Obj root =
                    StrictJson.parse(bytes.toArray()).asObject("comment").only("v", "t");
            if (root.integer("v") != 1) {
                throw bad("v 1");
            }
            List<Comment> entries = new ArrayList<>();
            root.list("t").forEach(triple -> entries.add(comment(triple.asList("comment"))));
            comments = new Comments(entries);
        } catch (BallotRefusal e) {
            throw bad(e.expectation());
        }
        if (!bytes.equals(comments.encode())) {
            throw bad("the canonical form of the comment");
        }
        return comments;
    }

    /** Reads and checks against the manifest; {@code answers} decide where a conditional text is asked. */
    public static Comments parse(Bytes bytes, Manifest manifest, Manifest.Style style, Answers answers) {
        Comments comments = parse(bytes);
        comments.check(manifest, style, answers);
        return comments;
    }

    /** The canonical bytes: no white space, characters outside ASCII as they are. */
    public Bytes encode() {
        List<Json> triples = new ArrayList<>();
        for (Comment comment : entries) {
            triples.add(Json.arr(comment.subject().value(), comment.item().value(), comment.text()));
        }
        return Bytes.owning(
                CanonicalJson.writeUnescaped(Json.obj("v", 1, "t", triples)).getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses with BAD_ANSWERS unless order, conditions and required pairs are as the manifest says. */
    public void check(Manifest manifest, Manifest.Style style, Answers answers) {
        new AnswerCheck(manifest, style).check(this, answers);
    }

    private static Comment comment(List<Json> triple) {
        if (triple.size() != 3) {
            throw bad("subject, item, text");
        }
        String text = triple.get(2).asText("text");
        if (text.isEmpty() || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw bad("a text without control characters other than line feed and tab");
        }
        return new Comment(
                new SubjectId(triple.get(0).asText("subject")),
                new ItemId(triple.get(1).asText("item")),
                text);
    }

    private static BallotRefusal bad(String expectation) {
        return BallotRefusal.Code.BAD_ANSWERS.because(expectation);
    }

    @Override
    public String toString() {
        return "Comments[" + entries.size() + "]";
    }
}
