package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells names of people from posts. */
final class People {
    private static final Set<String> SURNAMES = WordFile.lines("surnames.txt").stream()
            .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
            .collect(Collectors.toSet());
    private static final Pattern HAN = Pattern.compile("[\u4e00-\u9fff·]+");
    private static final Pattern OFFICIAL =
            Pattern.compile("[局处科室股所部委办院站队厅长任记员席师组]|单位|负责|领导|同志|干部|职工|代表|人员|各位|全体|全局|中心|政府|机关|名单");
    private static final Pattern POST_THEN_NAME =
            Pattern.compile("^(?<post>.*(?:长|书记|主任|主席|委员|调研员|主任科员|负责人|科员|干部))(?<name>[\u4e00-\u9fff·]{2,4})$");
    private static final Pattern NAME_IN_BRACKETS = Pattern.compile("^(?<name>[^()]{2,4})\\((?<post>[^()]{2,40})\\)$");
    private static final Pattern BLANK =
            Pattern.compile("[×＊*]{2,}|[Xx]{2,}|_{2,}|□{2,}|[某]{2}|〇{2,}|\\((?:略|待定)\\)|^待定$");
    private static final Pattern SPACES = Pattern.compile("[ \t]+");
    private static final Pattern LIST = Pattern.compile("[、,;](?![^(]*\\))");
    private static final Pattern COMRADE = Pattern.compile("同志$");

    private People() {}

    /** A post, a person, or a person in a post. */
    record Person(@Nullable Span post, @Nullable Span name) {}

    static boolean isName(String text) {
        int length = text.length();
        if (length < 2
                || length > 4
                || !HAN.matcher(text).matches()
                || OFFICIAL.matcher(text).find()) {
            return false;
        }
        boolean compound = length > 2 && SURNAMES.contains(text.substring(0, 2));
        return compound || (length < 4 && SURNAMES.contains(text.substring(0, 1)));
    }

    /** A place kept free for a name, such as ××× or a line to write on. */
    static boolean isBlank(String key) {
        return BLANK.matcher(key).find();
    }

    /** The people of a list such as 张三、李四, or of 局长张三, or the post alone where nobody is named. */
    static List<Person> of(Span who) {
        Span all = who.trim("。;,、:");
        List<Person> people = new ArrayList<>();
        @Nullable Span pending = null;
        for (Span piece : all.split(LIST)) {
            Person person = one(piece);
            if (person.name == null) {
                pending = pending == null ? piece : new Span(piece.passage(), pending.from(), piece.to());
            } else if (pending != null && person.post != null) {
                people.add(new Person(new Span(piece.passage(), pending.from(), person.post.to()), person.name));
                pending = null;
            } else {
                people.add(person);
            }
        }
        if (people.isEmpty()) {
            return all.isEmpty() ? List.of() : List.of(new Person(all, null));
        }
        if (pending != null) {
            // A post behind a name, such as 张三 局党组书记、局长, belongs to it.
            Person last = people.getLast();
            boolean continues = last.post != null && last.name != null && last.post.from() > last.name.from();
            if (continues && last.post != null) {
                people.set(
                        people.size() - 1,
                        new Person(new Span(all.passage(), last.post.from(), pending.to()), last.name));
            } else {
                people.add(new Person(pending, null));
            }
        }
        return people;
    }

    private static Person one(Span piece) {
        List<Span> words = piece.split(SPACES);
        if (words.isEmpty()) {
            return new Person(piece, null);
        }
        Span first = plain(words.getFirst());
        Span last = plain(words.getLast());
        if (isName(first.text())) {
            return new Person(words.size() > 1 ? piece.part(words.get(1).from() - piece.from()) : null, first);
        }
        if (words.size() > 1 && isName(last.text())) {
            return new Person(piece.part(0, last.from() - piece.from()).trim(), last);
        }
        Span whole = plain(piece);
        Matcher brackets = whole.match(NAME_IN_BRACKETS);
        if (brackets.find() && isName(whole.group(brackets, "name").text())) {
            return new Person(whole.group(brackets, "post"), whole.group(brackets, "name"));
        }
        Matcher glued = whole.match(POST_THEN_NAME);
        if (glued.find() && isName(whole.group(glued, "name").text())) {
            return new Person(whole.group(glued, "post").trim(), whole.group(glued, "name"));
        }
        return new Person(piece, null);
    }

    private static Span plain(Span piece) {
        Matcher comrade = piece.match(COMRADE);
        return comrade.find() ? piece.part(0, comrade.start()) : piece;
    }
}
