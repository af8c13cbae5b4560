package org.minkao.ballot;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks the pairs of a style in manifest order beside the pairs of a ballot. */
final class AnswerCheck {
    private final Manifest manifest;
    private final Manifest.Style style;

    /** A subject and an item. */
    private record Pair(SubjectId subject, ItemId item) {}

    AnswerCheck(Manifest manifest, Manifest.Style style) {
        this.manifest = manifest;
        this.style = style;
    }

    void check(Answers answers) {
        Iterator<Answers.Answer> rest = answers.entries().iterator();
        Answers.Answer next = nextOf(rest);
        for (SubjectId subject : style.subjects()) {
            Map<ItemId, Answers.Value> given = new HashMap<>();
            for (Manifest.Item item : manifest.items()) {
                if (item instanceof Manifest.Text) {
                    continue;
                }
                if (next != null
                        && next.subject().equals(subject)
                        && next.item().equals(item.id())) {
                    expect(isAsked(item, given), "an item only where it is asked");
                    expect(fits(item, next.value()), "a value within the item's range");
                    given.put(item.id(), next.value());
                    next = nextOf(rest);
                } else {
                    expect(!item.required() || !isAsked(item, given), "an answer to every required pair");
                }
            }
        }
        expect(next == null, "pairs of this style in manifest order, each at most once");
    }

    void check(Comments comments, Answers answers) {
        Map<Pair, Answers.Value> given = new HashMap<>();
        answers.entries().forEach(answer -> given.put(new Pair(answer.subject(), answer.item()), answer.value()));
        Iterator<Comments.Comment> rest = comments.entries().iterator();
        Comments.Comment next = nextOf(rest);
        for (SubjectId subject : style.subjects()) {
            for (Manifest.Item item : manifest.items()) {
                if (!(item instanceof Manifest.Text)) {
                    continue;
                }
                Manifest.When when = item.when();
                boolean asked = when == null || isMet(when, given.get(new Pair(subject, when.item())));
                if (next != null
                        && next.subject().equals(subject)
                        && next.item().equals(item.id())) {
                    expect(asked, "an item only where it is asked");
                    next = nextOf(rest);
                } else {
                    expect(!item.required() || !asked, "a text for every required pair");
                }
            }
        }
        expect(next == null, "pairs of this style in manifest order, each at most once");
    }

    private static boolean isAsked(Manifest.Item item, Map<ItemId, Answers.Value> given) {
        Manifest.When when = item.when();
        return when == null || isMet(when, given.get(when.item()));
    }

    private static boolean isMet(Manifest.When when, Answers.@Nullable Value mark) {
        return mark instanceof Answers.One one && one.number() >= 1 && one.number() <= when.max();
    }

    private static boolean fits(Manifest.Item item, Answers.Value value) {
        return switch (item) {
            case Manifest.Scale scale -> value instanceof Answers.One one && isMark(one.number(), scale);
            case Manifest.Choice choice
            when !choice.multi() -> value instanceof Answers.One one && isIndex(one.number(), choice);
            case Manifest.Choice choice ->
                value instanceof Answers.Many many
                        && many.indices().stream().allMatch(index -> isIndex(index, choice))
                        && isAscending(many.indices())
                        && !(choice.required() && many.indices().isEmpty());
            case Manifest.Text text -> false;
        };
    }

    private static boolean isMark(int number, Manifest.Scale scale) {
        return number == 0 ? scale.abstain() : number >= scale.min() && number <= scale.max();
    }

    private static boolean isIndex(int number, Manifest.Choice choice) {
        return number >= 0 && number < choice.options().size();
    }

    private static boolean isAscending(List<Integer> indices) {
        for (int i = 1; i < indices.size(); i++) {
            if (indices.get(i) <= indices.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private static <T> @Nullable T nextOf(Iterator<T> rest) {
        return rest.hasNext() ? rest.next() : null;
    }

    private static void expect(boolean holds, String expectation) {
        if (!holds) {
            throw BallotRefusal.Code.BAD_ANSWERS.because(expectation);
        }
    }
}
