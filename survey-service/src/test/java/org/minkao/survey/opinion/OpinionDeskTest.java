package org.minkao.survey.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.MovableClock;
import org.minkao.survey.opinion.HandleOpinion.Ask;
import org.minkao.survey.opinion.Opinion.CaseTrace;
import org.minkao.survey.opinion.OpinionCampaign.Assignment;
import org.minkao.survey.opinion.ReceiveOpinion.Received;
import org.minkao.survey.opinion.ReceiveOpinion.Words;
import org.minkao.survey.paging.Page;
import org.minkao.survey.paging.Place;
import org.minkao.survey.reason.SurveyReason;

/** The office's desk: taking opinions in, working on them, showing them to those who may see them. */
class OpinionDeskTest {
    private static final String CAMPAIGN = "aaaqeayeaudaocajbifqydiob4";
    private static final LocalDate TODAY = LocalDate.parse("2026-12-07");

    private static final Actor OFFICE = actor("office-he", "office");
    private static final Actor COUNTY = actor("county-lin", "county");
    private static final Actor LEADER = actor("leader-gao", "leader");
    private static final Actor CHIEF = actor("chief-chen", "chief");
    private static final Actor OTHER_CHIEF = actor("chief-li", "chief");
    private static final Actor DEPUTY = actor("deputy-wu", "deputy");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-06T17:00:00Z"));
    private final InMemoryOpinions opinions = new InMemoryOpinions();
    private final Campaigns campaigns = new Campaigns();
    private final AtomicInteger codes = new AtomicInteger();
    private final ReceiveOpinion receive = new ReceiveOpinion(opinions, campaigns, new Seal(), this::nextCode, clock);
    private final HandleOpinion handle = new HandleOpinion(opinions, campaigns, clock);
    private final ReadOpinions read = new ReadOpinions(opinions, campaigns, new Seal());
    private final FollowCase follow = new FollowCase(opinions);

    @BeforeEach
    void freeze() {
        campaigns.keep(
                new OpinionCampaign(
                        CAMPAIGN,
                        "示例局民主考评",
                        List.of("service-centre", "other-section"),
                        List.of("q01", "q02"),
                        List.of(
                                new Assignment("office-he", "office", List.of()),
                                new Assignment("leader-gao", "leader", List.of()),
                                new Assignment("chief-chen", "chief", List.of("service-centre")),
                                new Assignment("chief-li", "chief", List.of("other-section")),
                                new Assignment("deputy-wu", "deputy", List.of("service-centre")),
                                new Assignment("staff-sun", "staff", List.of("service-centre"))),
                        LocalDate.parse("2027-02-10")),
                new IncomingEvent("t", CAMPAIGN, "x", "e", "s", 1, Instant.EPOCH, new byte[0]));
    }

    @Test
    void givesTheAuthorACodeThatIsNowhereElse() {
        Received received = web("会议室空调报修一周未处理", "13800000000");

        Opinion kept = received.opinion().state();
        assertThat(kept.id())
                .isEqualTo(received.code().opinion())
                .isNotEqualTo(new OpinionId(received.code().value()));
        assertThat(kept.said().contact()).isEqualTo("sealed for " + kept.id());
        assertThat(kept.said().receivedOn()).isEqualTo(TODAY);
        assertThat(kept.history().toString() + kept.said() + kept + opinions.events() + opinions.audits())
                .doesNotContain(received.code().value(), "13800000000", "空调");
        assertThat(opinions.audits())
                .containsExactly(new AuditEntry("anonymous", "ReceiveOpinion", "opinions/" + kept.id(), null));
        assertThat(opinions.events())
                .containsExactly(new OpinionEvent.Received(CAMPAIGN, kept.id(), "service-centre", Channel.WEB, TODAY));
    }

    @Test
    void showsTheAuthorStatusAndAnswerHoweverTheCodeIsTyped() {
        Received received = web("会议室空调报修一周未处理", null);
        triage(received);
        handle.answer(ask(OFFICE, received), "已经修好");
        String typed = received.code().value().toUpperCase(Locale.ROOT).replaceAll("(.{5})", "$1-");

        Opinion own = read.track(" " + typed).own();

        assertThat(own.status()).isEqualTo(Status.ANSWERED);
        assertThat(own.answer()).isEqualTo(new Opinion.Answer("已经修好", TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "aaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaa1", "../../etc"})
    void knowsNoOtherCode(String typed) {
        refused(SurveyReason.UNKNOWN_TRACKING_CODE, () -> read.track(typed));
    }

    @Test
    void letsTheAuthorOfAMergedOpinionFollowTheOther() {
        Received first = web("空调坏了", null);
        Received second = web("空调一直没修", null);
        triage(first);
        triage(second);
        handle.merge(ask(OFFICE, second), first.opinion().state().id().value());
        handle.answer(ask(OFFICE, first), "已经修好");

        ReadOpinions.Followed followed = read.track(second.code().value());

        assertThat(followed.own().status()).isEqualTo(Status.MERGED);
        assertThat(followed.merged()).isNotNull();
        assertThat(followed.merged().status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void refusesToMergeIntoItselfOrIntoAMergedOne() {
        Received first = web("空调坏了", null);
        Received second = web("空调一直没修", null);
        Received third = web("空调还没修", null);
        List.of(first, second, third).forEach(this::triage);
        handle.merge(ask(OFFICE, second), first.opinion().state().id().value());

        refused(
                SurveyReason.MERGE_NOT_POSSIBLE,
                () -> handle.merge(
                        ask(OFFICE, first), first.opinion().state().id().value()));
        refused(
                SurveyReason.MERGE_NOT_POSSIBLE,
                () -> handle.merge(
                        ask(OFFICE, third), second.opinion().state().id().value()));
    }

    @Test
    void refusesToMergeIntoOneThatWasMergedAndThenClosed() {
        Received first = web("空调坏了", null);
        Received second = web("空调一直没修", null);
        List.of(first, second).forEach(this::triage);
        handle.merge(ask(OFFICE, first), id(second));
        handle.close(ask(OFFICE, first), "已并入另一条意见");

        refused(SurveyReason.MERGE_NOT_POSSIBLE, () -> handle.merge(ask(OFFICE, second), id(first)));
        assertThat(read.track(first.code().value()).merged())
                .isEqualTo(opinions.require(id(second)).state());
    }

    @Test
    void letsTheAuthorFollowAChainOfMergesToItsEnd() {
        Received first = web("空调坏了", null);
        Received second = web("空调一直没修", null);
        Received third = web("空调还没修", null);
        List.of(first, second, third).forEach(this::triage);
        handle.merge(ask(OFFICE, first), id(second));
        handle.merge(ask(OFFICE, second), id(third));
        handle.answer(ask(OFFICE, third), "已经修好");

        for (Received merged : List.of(first, second)) {
            Opinion followed = Optional.ofNullable(
                            read.track(merged.code().value()).merged())
                    .orElseThrow();
            assertThat(followed.status()).isEqualTo(Status.ANSWERED);
            assertThat(followed.answer()).isEqualTo(new Opinion.Answer("已经修好", TODAY));
        }
    }

    @Test
    void aCircleOfTwoMergesAtTheSameMomentIsFollowedOnce() {
        Received first = web("空调坏了", null);
        Received second = web("空调一直没修", null);
        List.of(first, second).forEach(this::triage);
        // Each was loaded before the other was saved.
        Opinion.By office = new Opinion.By("office-he", TODAY);
        for (List<Received> pair : List.of(List.of(first, second), List.of(second, first))) {
            Versioned<Opinion> before = opinions.require(id(pair.getFirst()));
            OpinionId into = new OpinionId(id(pair.getLast()));
            opinions.save(
                    id(pair.getFirst()),
                    before,
                    before.state().merge(into, office).after(),
                    List.of(),
                    null);
        }

        assertThat(read.track(first.code().value()).merged())
                .isEqualTo(opinions.require(id(second)).state());
        assertThat(read.track(second.code().value()).merged())
                .isEqualTo(opinions.require(id(first)).state());
    }

    @Test
    void takesLettersOfTheCampaignsTimeOnly() {
        Words words = new Words("来信反映办事效率低", null, null);
        assertThat(receive.fromOffice(OFFICE, CAMPAIGN, "LETTER", "2026-12-01", words)
                        .opinion()
                        .state()
                        .said()
                        .channel())
                .isEqualTo(Channel.LETTER);

        refused(KitReason.FIELD_INVALID, () -> receive.fromOffice(OFFICE, CAMPAIGN, "LETTER", "2026-12-08", words));
        refused(KitReason.FIELD_INVALID, () -> receive.fromOffice(OFFICE, CAMPAIGN, "WEB", "2026-12-01", words));
        refused(KitReason.FIELD_INVALID, () -> receive.fromOffice(OFFICE, CAMPAIGN, "FAX", "2026-12-01", words));
        refused(KitReason.FIELD_INVALID, () -> receive.fromOffice(OFFICE, CAMPAIGN, "CALL", "1. 12.", words));
        refused(KitReason.FIELD_MISSING, () -> receive.fromOffice(OFFICE, CAMPAIGN, "CALL", null, words));
    }

    @Test
    void takesNothingAfterTheLastDay() {
        clock.set(Instant.parse("2027-02-10T15:59:59Z"));
        assertThat(web("最后一天", null).opinion().version()).isEqualTo(1);

        clock.set(Instant.parse("2027-02-10T16:00:00Z"));
        refused(SurveyReason.OPINIONS_CLOSED, () -> web("晚了", null));
        // A letter that came in time may be entered later.
        assertThat(receive.fromOffice(OFFICE, CAMPAIGN, "LETTER", "2027-02-10", new Words("来信", null, null))
                        .opinion()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void refusesWordsThatCannotBeRight() {
        refused(SurveyReason.UNKNOWN_CAMPAIGN, () -> receive.fromWeb("nowhere", new Words("你好", null, null)));
        refused(SurveyReason.UNKNOWN_APPRAISEE, () -> receive.fromWeb(CAMPAIGN, new Words("你好", "nobody", null)));
        refused(KitReason.FIELD_MISSING, () -> receive.fromWeb(CAMPAIGN, new Words(null, null, null)));
        for (String text : List.of("", " ", "a\u0000b", "\u202Eabc", "长".repeat(4001))) {
            refused(KitReason.FIELD_INVALID, () -> receive.fromWeb(CAMPAIGN, new Words(text, null, null)));
        }
        for (String contact : List.of("", "1\n2", "9".repeat(201))) {
            refused(KitReason.FIELD_INVALID, () -> receive.fromWeb(CAMPAIGN, new Words("你好", null, contact)));
        }
        assertThat(receive.fromWeb(CAMPAIGN, new Words("第一行\n第二行", null, null))
                        .opinion()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void raisesAFindingThatNamesNoAuthor() {
        Received received = web("王某某说空调坏了", "13800000000");
        triage(received);

        Versioned<Opinion> raised = handle.raiseFinding(ask(COUNTY, received), "会议室空调报修一周未处理", null, null);

        assertThat(raised.state().finding())
                .isEqualTo(new Opinion.RaisedFinding("会议室空调报修一周未处理", "q02", Severity.MAJOR, TODAY));
        assertThat(opinions.events().getLast())
                .isEqualTo(new OpinionEvent.FindingRaised(
                        CAMPAIGN,
                        received.opinion().state().id(),
                        "service-centre",
                        "q02",
                        "会议室空调报修一周未处理",
                        Severity.MAJOR));
    }

    @Test
    void recordsEveryCommand() {
        Received received = web("空调坏了", null);
        triage(received);
        handle.raiseFinding(ask(COUNTY, received), "空调报修未处理", "q01", "SERIOUS");
        handle.close(ask(OFFICE, received), "已另行处理");

        assertThat(opinions.audits())
                .extracting(AuditEntry::who, AuditEntry::action, AuditEntry::reason)
                .containsExactly(
                        tuple("anonymous", "ReceiveOpinion", null),
                        tuple("office-he", "TriageOpinion", null),
                        tuple("county-lin", "RaiseFinding", null),
                        tuple("office-he", "CloseOpinion", "已另行处理"));
    }

    @Test
    void refusesAStepOnAVersionThatIsNoMore() {
        Received received = web("空调坏了", null);
        triage(received);

        refused(
                KitReason.CHANGED_MEANWHILE,
                () -> handle.answer(
                        new Ask(OFFICE, received.opinion().state().id().value(), 1L), "已经修好"));
        assertThat(handle.answer(new Ask(OFFICE, received.opinion().state().id().value(), 2L), "已经修好")
                        .version())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "deputy", "chief", "staff", "inspector", "discipline", "auditor", "ops", ""})
    void letsOnlyTheOfficesWork(String role) {
        Received received = web("空调坏了", null);
        Actor stranger = actor("someone", role);

        refused(KitReason.NOT_ALLOWED, () -> handle.triage(ask(stranger, received), "service-centre", null, "MINOR"));
        refused(KitReason.NOT_ALLOWED, () -> handle.answer(ask(stranger, received), "已经修好"));
        refused(KitReason.NOT_ALLOWED, () -> handle.merge(ask(stranger, received), "x"));
        refused(KitReason.NOT_ALLOWED, () -> handle.raiseFinding(ask(stranger, received), "空调", null, null));
        refused(KitReason.NOT_ALLOWED, () -> handle.close(ask(stranger, received), "完成"));
        refused(
                KitReason.NOT_ALLOWED,
                () -> receive.fromOffice(stranger, CAMPAIGN, "CALL", "2026-12-01", new Words("来电", null, null)));
    }

    @Test
    void showsContactsToTheOfficesOnly() {
        Received received = web("空调坏了", "13800000000");
        String id = received.opinion().state().id().value();

        for (Actor reader : List.of(OFFICE, COUNTY)) {
            assertThat(read.one(reader, id).contact()).isEqualTo("13800000000");
            assertThat(read.list(reader, CAMPAIGN, Wanted.FIRST).items())
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.contact()).isEqualTo("13800000000"));
        }
        for (Actor reader : List.of(LEADER, CHIEF, DEPUTY)) {
            assertThat(read.one(reader, id).contact()).isNull();
            assertThat(read.list(reader, CAMPAIGN, Wanted.FIRST).items())
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.contact()).isNull());
        }
    }

    @Test
    void showsNoContactToAChiefWhoIsTheOfficeOfAnotherCampaign() {
        Received received = web("空调坏了", "13800000000");
        Actor both = new Actor("chief-chen", "chief-chen", Set.of("chief", "office"));

        assertThat(read.one(both, id(received)).contact()).isNull();
        assertThat(read.shown(both, received.opinion()).contact()).isNull();
        assertThat(read.list(both, CAMPAIGN, Wanted.FIRST).items())
                .singleElement()
                .satisfies(shown -> assertThat(shown.contact()).isNull());
    }

    @Test
    void aFloodOfNewOpinionsHidesNoOlderOne() {
        keep("old", TODAY.minusDays(1));
        for (int i = 0; i < 1000; i++) {
            keep("flood-%04d".formatted(i), TODAY);
        }

        for (Actor reader : List.of(OFFICE, CHIEF)) {
            Page<ReadOpinions.Shown> first = read.list(reader, CAMPAIGN, Wanted.FIRST);
            assertThat(first.items()).hasSize(1000);
            Place next = Optional.ofNullable(first.next()).orElseThrow();
            Page<ReadOpinions.Shown> rest = read.list(reader, CAMPAIGN, Wanted.of("RECEIVED", next.cursor()));

            assertThat(rest.items())
                    .extracting(shown -> shown.opinion().state().id().value())
                    .containsExactly("old");
            assertThat(rest.next()).isNull();
        }
        assertThat(read.list(OTHER_CHIEF, CAMPAIGN, Wanted.FIRST).items()).isEmpty();
    }

    private void keep(String id, LocalDate on) {
        Opinion.Said said = new Opinion.Said(Channel.WEB, on, "空调坏了", null);
        opinions.insert(
                id,
                Opinion.receive(new OpinionId(id), CAMPAIGN, said, "service-centre", new Opinion.By("anonymous", on))
                        .after(),
                List.of(),
                null);
    }

    @Test
    void showsChiefsAndDeputiesTheirSectionsOnly() {
        String about = web("空调坏了", null).opinion().state().id().value();
        String general = receive.fromWeb(CAMPAIGN, new Words("整体不错", null, null))
                .opinion()
                .state()
                .id()
                .value();

        assertThat(read.list(LEADER, CAMPAIGN, Wanted.FIRST).items()).hasSize(2);
        assertThat(read.list(CHIEF, CAMPAIGN, Wanted.FIRST).items()).hasSize(1);
        assertThat(read.list(DEPUTY, CAMPAIGN, Wanted.FIRST).items()).hasSize(1);
        assertThat(read.list(OTHER_CHIEF, CAMPAIGN, Wanted.FIRST).items()).isEmpty();
        refused(KitReason.NOT_ALLOWED, () -> read.one(OTHER_CHIEF, about));
        refused(KitReason.NOT_ALLOWED, () -> read.one(CHIEF, general));
    }

    @Test
    void doesNotTakeAnAssignmentForARoleThatTheTokenLacks() {
        refused(KitReason.NOT_ALLOWED, () -> read.list(actor("chief-chen", "staff"), CAMPAIGN, Wanted.FIRST));
        refused(KitReason.NOT_ALLOWED, () -> read.list(actor("chief-chen", "deputy"), CAMPAIGN, Wanted.FIRST));
        refused(KitReason.NOT_ALLOWED, () -> read.list(actor("staff-sun", "chief"), CAMPAIGN, Wanted.FIRST));
        for (String role : List.of("staff", "inspector", "discipline", "auditor", "ops", "subscriber")) {
            refused(KitReason.NOT_ALLOWED, () -> read.list(actor("someone", role), CAMPAIGN, Wanted.FIRST));
            refused(KitReason.NOT_ALLOWED, () -> read.one(actor("someone", role), "x"));
        }
    }

    @Test
    void followsItsCaseUntilThatIsClosed() {
        Received received = web("空调坏了", null);
        triage(received);
        handle.raiseFinding(ask(OFFICE, received), "空调报修未处理", null, null);
        String id = received.opinion().state().id().value();
        CaseTrace opened = new CaseTrace(
                "case-1", "ZG-2026-001", LocalDate.parse("2026-12-10"), LocalDate.parse("2027-01-08"), null, null);

        follow.opened(id, opened);
        follow.opened(id, opened);
        Opinion waiting = read.track(received.code().value()).own();
        assertThat(waiting.status()).isEqualTo(Status.FINDING_RAISED);
        assertThat(waiting.caseTrace()).isEqualTo(opened);

        follow.closed(id, "case-1", "ZG-2026-001", LocalDate.parse("2027-01-05"), "FIXED");
        follow.closed(id, "case-1", "ZG-2026-001", LocalDate.parse("2027-01-05"), "FIXED");
        Opinion closed = read.track(received.code().value()).own();
        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThat(closed.caseTrace())
                .isEqualTo(new CaseTrace(
                        "case-1",
                        "ZG-2026-001",
                        LocalDate.parse("2026-12-10"),
                        LocalDate.parse("2027-01-08"),
                        LocalDate.parse("2027-01-05"),
                        "FIXED"));
        assertThat(closed.history())
                .extracting(Opinion.Entry::step)
                .containsExactly(Step.RECEIVE, Step.TRIAGE, Step.RAISE_FINDING, Step.FOLLOW_CASE, Step.SETTLE);
    }

    @Test
    void leavesAnOpinionThatTheOfficeClosedAsItIs() {
        Received received = web("空调坏了", null);
        triage(received);
        handle.raiseFinding(ask(OFFICE, received), "空调报修未处理", null, null);
        handle.close(ask(OFFICE, received), "已当面答复");
        Versioned<Opinion> before =
                opinions.require(received.opinion().state().id().value());

        follow.closed(before.state().id().value(), "case-1", "ZG-1", TODAY, "FIXED");
        follow.closed("no-such-opinion", "case-1", "ZG-1", TODAY, "FIXED");

        assertThat(opinions.require(before.state().id().value())).isEqualTo(before);
    }

    private Received web(String text, @Nullable String contact) {
        return receive.fromWeb(CAMPAIGN, new Words(text, "service-centre", contact));
    }

    private void triage(Received received) {
        handle.triage(ask(OFFICE, received), "service-centre", "q02", "MAJOR");
    }

    private static String id(Received received) {
        return received.opinion().state().id().value();
    }

    private static Ask ask(Actor actor, Received received) {
        return new Ask(actor, received.opinion().state().id().value(), null);
    }

    private static Actor actor(String id, String role) {
        return new Actor(id, id, role.isEmpty() ? Set.of() : Set.of(role));
    }

    private String nextCode() {
        return "abcdefghijklmnopqrstuvwxy" + (char) ('a' + codes.getAndIncrement());
    }

    private static void refused(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static final class Campaigns implements OpinionCampaigns {
        private final Map<String, OpinionCampaign> known = new ConcurrentHashMap<>();

        @Override
        public Optional<OpinionCampaign> find(String campaign) {
            return Optional.ofNullable(known.get(campaign));
        }

        @Override
        public void keep(OpinionCampaign campaign, IncomingEvent because) {
            known.put(campaign.campaign(), campaign);
        }

        @Override
        public void extend(String campaign, LocalDate lastDay, IncomingEvent because) {
            known.computeIfPresent(campaign, (id, before) -> before.until(lastDay));
        }
    }

    /** Remembers instead of encrypting; the real one has its own test. */
    private static final class Seal implements ContactSeal {
        private static final Map<String, String> SEALED = new ConcurrentHashMap<>();

        @Override
        public String seal(OpinionId opinion, String contact) {
            String sealed = "sealed for " + opinion;
            SEALED.put(sealed, contact);
            return sealed;
        }

        @Override
        public String open(OpinionId opinion, String sealed) {
            return Optional.ofNullable(SEALED.get(sealed)).orElseThrow();
        }
    }
}
