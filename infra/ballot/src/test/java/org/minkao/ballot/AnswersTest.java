package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.ballot.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final Manifest MANIFEST = Campaigns.manifest();
    private static final Manifest.Style STAFF = MANIFEST.style(Campaigns.STAFF).orElseThrow();
    private static final Manifest.Style CLIENTS =
            MANIFEST.style(Campaigns.CLIENTS).orElseThrow();

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<Answers> ballots() {
        Arbitrary<Integer> marks = Arbitraries.integers().between(0, 5);
        Arbitrary<List<Integer>> reasons = Arbitraries.integers()
                .between(0, 2)
                .set()
                .map(set -> set.stream().sorted().toList());
        return marks.list()
                .ofSize(4)
                .flatMap(given -> reasons.list()
                        .ofSize(2)
                        .flatMap(chosen -> Arbitraries.integers().between(0, 7).map(mask -> {
                            List<Answers.Answer> entries = new ArrayList<>();
                            for (int s = 0; s < 2; s++) {
                                String subject = "chief0" + (s + 1);
                                int first = given.get(2 * s);
                                entries.add(Campaigns.answer(subject, "q1", new Answers.One(first)));
                                if ((mask & 1) == 1) {
                                    entries.add(Campaigns.answer(subject, "q2", new Answers.One(given.get(2 * s + 1))));
                                }
                                if ((mask & 2) == 2 && first >= 1 && first <= 2) {
                                    entries.add(Campaigns.answer(subject, "why", new Answers.Many(chosen.get(s))));
                                }
                                if ((mask & 4) == 4) {
                                    entries.add(Campaigns.answer(subject, "how", new Answers.One(s)));
                                }
                            }
                            return new Answers(entries);
                        })));
    }

    @Property
    void comeBackFromTheirBytes(@ForAll("ballots") Answers answers) {
        Bytes bytes = answers.encode();
        Answers read = Answers.parse(bytes, MANIFEST, STAFF);
        assertThat(read).isEqualTo(answers);
        assertThat(read.encode()).isEqualTo(bytes);
    }

    @Property
    void oneAlteredByteIsRefusedOrAnotherCanonicalBallot(
            @ForAll("ballots") Answers answers, @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
        byte[] bytes = answers.encode().toArray();
        int at = place % bytes.length;
        bytes[at] = value;
        Bytes altered = Bytes.of(bytes);
        try {
            assertThat(Answers.parse(altered, MANIFEST, STAFF).encode()).isEqualTo(altered);
        } catch (BallotRefusal refusal) {
            assertThat(refusal.code()).isEqualTo(BallotRefusal.Code.BAD_ANSWERS);
        }
    }

    @Property
    void swappedAndRepeatedPairsAreRefused(@ForAll("ballots") Answers answers, @ForAll @IntRange(max = 7) int place) {
        List<Answers.Answer> entries = new ArrayList<>(answers.entries());
        int at = place % (entries.size() - 1);
        entries.add(at, entries.remove(at + 1));
        assertBad(new Answers(entries).encode());
        List<Answers.Answer> repeated = new ArrayList<>(answers.entries());
        repeated.add(at, repeated.get(at));
        assertBad(new Answers(repeated).encode());
    }

    @Property
    void randomBytesAreOnlyEverRefused(@ForAll byte[] bytes) {
        assertBad(Bytes.of(bytes));
        assertThatExceptionOfType(BallotRefusal.class).isThrownBy(() -> Comments.parse(Bytes.of(bytes)));
    }

    private static void assertBad(Bytes bytes) {
        assertRefused(BallotRefusal.Code.BAD_ANSWERS, () -> Answers.parse(bytes, MANIFEST, STAFF));
    }

    @Test
    void readsTheSimplestSheet() {
        String text = "{\"v\":1,\"r\":[[\"_\",\"q1\",0]]}";
        assertThat(Answers.parse(utf8(text), MANIFEST, CLIENTS).encode()).isEqualTo(utf8(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4.0]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4e0]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",1e1]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",-0]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",04]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",+4]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",\"4\"]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",6]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",-1]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",[4]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",true]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",null]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",99999999999]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\"]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4,4]]}",
                "{\"v\":1,\"r\":[]}",
                "{\"v\":1,\"r\":[[\"_\",\"q2\",4]]}",
                "{\"v\":2,\"r\":[[\"_\",\"q1\",4]]}",
                "{\"v\":1.0,\"r\":[[\"_\",\"q1\",4]]}",
                "{\"r\":[[\"_\",\"q1\",4]],\"v\":1}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4]],\"x\":1}",
                "{\"v\":1,\"v\":1,\"r\":[[\"_\",\"q1\",4]]}",
                "{\"v\":1, \"r\":[[\"_\",\"q1\",4]]}",
                " {\"v\":1,\"r\":[[\"_\",\"q1\",4]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4]]}\n",
                "{\"v\":1,\"r\":[[\"\\u005f\",\"q1\",4]]}",
                "{\"v\":1,\"r\":[[\"chief01\",\"q1\",4]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4],[\"_\",\"q9\",4]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4],[\"_\",\"t1\",4]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",4],[\"_\",\"why\",[0]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",0],[\"_\",\"why\",[0]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",0]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",[2,0]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",[1,1]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",[3]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",[-1]]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"how\",2]]}",
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"how\",[1]]]}",
                "[]",
                "null",
                ""
            })
    void refusesEverySheetThatIsNotTheOneForm(String text) {
        assertRefused(BallotRefusal.Code.BAD_ANSWERS, () -> Answers.parse(utf8(text), MANIFEST, CLIENTS));
    }

    @Test
    void refusesMoreThan64KiB() {
        String many = "{\"v\":1,\"r\":[" + "[\"_\",\"q1\",4],".repeat(5000) + "[\"_\",\"q1\",4]]}";
        assertRefused(BallotRefusal.Code.BAD_ANSWERS, () -> Answers.parse(utf8(many), MANIFEST, CLIENTS));
    }

    @Test
    void zeroIsRefusedWhereNobodyMayAbstain() {
        Manifest strict = Campaigns.edited("\"abstain\":true,\"weight\":60", "\"abstain\":false,\"weight\":60");
        assertRefused(
                BallotRefusal.Code.BAD_ANSWERS,
                () -> Answers.parse(utf8("{\"v\":1,\"r\":[[\"_\",\"q1\",0]]}"), strict, CLIENTS));
    }

    @Test
    void aRequiredReasonIsDueOnlyAfterABadMark() {
        Manifest strict = Campaigns.edited("\"lost\"]", "\"lost\"],\"required\":true");
        Answers.parse(utf8("{\"v\":1,\"r\":[[\"_\",\"q1\",3]]}"), strict, CLIENTS);
        Answers.parse(utf8("{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",[1]]]}"), strict, CLIENTS);
        for (String bad : List.of(
                "{\"v\":1,\"r\":[[\"_\",\"q1\",2]]}", "{\"v\":1,\"r\":[[\"_\",\"q1\",2],[\"_\",\"why\",[]]]}")) {
            assertRefused(BallotRefusal.Code.BAD_ANSWERS, () -> Answers.parse(utf8(bad), strict, CLIENTS));
        }
    }

    @Property
    void commentsComeBackFromTheirBytes(@ForAll("texts") String text) {
        Comments comments = new Comments(List.of(new Comments.Comment(new SubjectId("_"), new ItemId("t1"), text)));
        Bytes bytes = comments.encode();
        Comments read = Comments.parse(bytes, MANIFEST, CLIENTS, Campaigns.someAnswers());
        assertThat(read).isEqualTo(comments);
        assertThat(read.encode()).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("县民主\"\\/\n\t <>&'é\u2028\u200b")
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(200)
                .map(text -> text + "😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"v\":1}",
                "{\"v\":1,\"t\":[],\"x\":1}",
                "{\"v\":1,\"t\": []}",
                "{\"t\":[],\"v\":1}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"\\u53bf\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"\\/\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"\\u0000\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"\\u001b[2J\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"\u007f\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",5]]}",
                "{\"v\":1,\"t\":[[\"_\",\"q1\",\"a\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t9\",\"a\"]]}",
                "{\"v\":1,\"t\":[[\"chief01\",\"t1\",\"a\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t1\",\"a\"],[\"_\",\"t1\",\"b\"]]}",
                "{\"v\":1,\"t\":[[\"_\",\"t2\",\"a\"],[\"_\",\"t1\",\"b\"]]}"
            })
    void refusesCommentsThatAreNotTheOneForm(String text) {
        assertRefused(
                BallotRefusal.Code.BAD_ANSWERS,
                () -> Comments.parse(utf8(text), MANIFEST, CLIENTS, Campaigns.someAnswers()));
    }

    @Test
    void aConditionalTextIsTakenOnlyAfterABadMark() {
        Bytes comment = utf8("{\"v\":1,\"t\":[[\"_\",\"t2\",\"慢\"]]}");
        Answers content = Answers.parse(utf8("{\"v\":1,\"r\":[[\"_\",\"q1\",5]]}"));
        Comments.parse(comment, MANIFEST, CLIENTS, Campaigns.someAnswers());
        assertRefused(BallotRefusal.Code.BAD_ANSWERS, () -> Comments.parse(comment, MANIFEST, CLIENTS, content));
        assertThat(Comments.NONE.encode()).isEqualTo(utf8("{\"v\":1,\"t\":[]}"));
        Comments.parse(Comments.NONE.encode(), MANIFEST, CLIENTS, content);
    }

    @Test
    void refusesMoreThan8KiBOfComment() {
        Bytes comment = utf8("{\"v\":1,\"t\":[[\"_\",\"t1\",\"" + "慢".repeat(2800) + "\"]]}");
        assertRefused(BallotRefusal.Code.BAD_ANSWERS, () -> Comments.parse(comment));
    }
}
