package org.minkao.survey.interference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.minkao.survey.interference.InvestigateReport.Ask;
import org.minkao.survey.interference.ReadReports.Opened;
import org.minkao.survey.interference.ReportInterference.Received;
import org.minkao.survey.interference.ReportInterference.Words;
import org.minkao.survey.paging.Page;
import org.minkao.survey.paging.Place;
import org.minkao.survey.reason.SurveyReason;

/** Reporting, following and looking into interference. */
class InterferenceDeskTest {
    private static final String CAMPAIGN = "aaaqeayeaudaocajbifqydiob4";
    private static final String OTHER = "baaqeayeaudaocajbifqydiob4";
    private static final LocalDate TODAY = LocalDate.parse("2026-12-18");
    private static final Actor TANG = actor("discipline-tang", "discipline");
    private static final Actor ELSEWHERE = actor("discipline-qi", "discipline");
    private static final String WORDS = "科长要求大家统一打满意";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-17T17:00:00Z"));
    private final InMemoryInterferenceReports reports = new InMemoryInterferenceReports();
    private final Campaigns campaigns = new Campaigns();
    private final AtomicInteger codes = new AtomicInteger();
    private final Seal seal = new Seal();
    private final ReportInterference report = new ReportInterference(reports, campaigns, seal, this::nextCode, clock);
    private final ReadReports read = new ReadReports(reports, campaigns, seal);
    private final InvestigateReport investigate = new InvestigateReport(reports, read, seal, clock);

    @BeforeEach
    void freeze() {
        campaigns.known.put(CAMPAIGN, new InterferenceCampaign(CAMPAIGN, List.of("discipline-tang")));
        campaigns.known.put(OTHER, new InterferenceCampaign(OTHER, List.of("discipline-qi")));
    }

    @Test
    void givesTheReporterACodeThatIsNowhereElse() {
        Received received = reported("13800000000");

        InterferenceReport kept = received.report().state();
        assertThat(kept.id()).isEqualTo(received.code().report());
        assertThat(kept.id().value()).isNotEqualTo(received.code().value());
        assertThat(kept.receivedOn()).isEqualTo(TODAY);
        assertThat(kept.history())
                .singleElement()
                .satisfies(entry -> assertThat(entry.by()).isEqualTo("anonymous"));
        assertThat(kept.told() + kept + kept.history() + reports.events() + received)
                .doesNotContain(received.code().value(), "13800000000", "科长");
        assertThat(reports.events()).containsExactly(new ReportEvent.Received(CAMPAIGN, kept.id(), TODAY));
        assertThat(reports.audits()).isEmpty();
    }

    @Test
    void opensToTheInspectionOfTheCampaign() {
        Received received = reported("13800000000");

        Opened opened = read.one(TANG, id(received));

        assertThat(opened.told()).isEqualTo(new Told(WORDS, About.PRESSURE, "13800000000"));
        assertThat(opened.toString()).doesNotContain("科长", "138");
        assertThat(read.list(TANG, CAMPAIGN, Wanted.FIRST).items())
                .singleElement()
                .satisfies(found -> assertThat(found.told().text()).isEqualTo(WORDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "county",
                "office",
                "leader",
                "deputy",
                "chief",
                "staff",
                "inspector",
                "auditor",
                "ops",
                "subscriber",
                ""
            })
    void staysClosedToEveryOtherRole(String role) {
        String id = id(reported(null));
        // The same person's name in the plan does not help without the role in the token.
        Actor other = actor("discipline-tang", role);

        refused(KitReason.NOT_ALLOWED, () -> read.list(other, CAMPAIGN, Wanted.FIRST));
        refused(KitReason.NOT_ALLOWED, () -> read.one(other, id));
        refused(KitReason.NOT_ALLOWED, () -> read.one(other, "no-such-report"));
        refused(KitReason.NOT_ALLOWED, () -> investigate.accept(new Ask(other, id, null)));
        refused(KitReason.NOT_ALLOWED, () -> investigate.conclude(new Ask(other, id, null), "SUBSTANTIATED", "属实"));
        refused(KitReason.NOT_ALLOWED, () -> investigate.close(new Ask(other, id, null), "办结"));
        assertThat(reports.require(id).version()).isEqualTo(1);
    }

    @Test
    void staysClosedToTheInspectionOfAnotherCampaign() {
        String id = id(reported(null));

        refused(KitReason.NOT_ALLOWED, () -> read.list(ELSEWHERE, CAMPAIGN, Wanted.FIRST));
        refused(KitReason.NOT_FOUND, () -> read.one(ELSEWHERE, id));
        refused(KitReason.NOT_FOUND, () -> investigate.accept(new Ask(ELSEWHERE, id, null)));
        assertThat(read.list(ELSEWHERE, OTHER, Wanted.FIRST).items()).isEmpty();
    }

    @Test
    void aFloodOfNewReportsHidesNoOlderOne() {
        keep("old", TODAY.minusDays(1));
        for (int i = 0; i < 1000; i++) {
            keep("flood-%04d".formatted(i), TODAY);
        }

        Page<Opened> first = read.list(TANG, CAMPAIGN, Wanted.FIRST);
        assertThat(first.items()).hasSize(1000);
        Place next = Optional.ofNullable(first.next()).orElseThrow();
        Page<Opened> rest = read.list(TANG, CAMPAIGN, Wanted.of(null, next.cursor()));

        assertThat(rest.items())
                .extracting(opened -> opened.report().state().id().value())
                .containsExactly("old");
        assertThat(rest.next()).isNull();
        refused(KitReason.NOT_ALLOWED, () -> read.list(ELSEWHERE, CAMPAIGN, Wanted.of(null, next.cursor())));
    }

    @Test
    void listsOneStatusAndRefusesAnUnknownOne() {
        String accepted = id(reported(null));
        reported(null);
        investigate.accept(new Ask(TANG, accepted, null));

        assertThat(read.list(TANG, CAMPAIGN, Wanted.of("ACCEPTED", null)).items())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.report().state().id().value()).isEqualTo(accepted));
        refused(KitReason.FIELD_INVALID, "status", () -> Wanted.of("accepted", null));
        refused(KitReason.FIELD_INVALID, "after", () -> Wanted.of(null, "1000"));
    }

    private void keep(String id, LocalDate on) {
        ReportId report = new ReportId(id);
        String sealed = seal.seal(report, new Told(WORDS, null, null));
        reports.insert(
                id,
                InterferenceReport.receive(report, CAMPAIGN, sealed, new InterferenceReport.By("anonymous", on))
                        .after(),
                List.of(),
                null);
    }

    @Test
    void isLookedIntoAndConcludedWithoutAWordInTheAudit() {
        Received received = reported(null);
        String id = id(received);

        investigate.accept(new Ask(TANG, id, 1L));
        investigate.conclude(new Ask(TANG, id, null), "SUBSTANTIATED", "经谈话核实，情况属实");
        clock.advance(java.time.Duration.ofDays(1));
        investigate.close(new Ask(TANG, id, null), "已移送处理");

        InterferenceReport closed = read.track(received.code().value());
        assertThat(closed.history())
                .extracting(entry -> entry.to().name() + " " + entry.on())
                .containsExactly(
                        "RECEIVED 2026-12-18", "ACCEPTED 2026-12-18", "SUBSTANTIATED 2026-12-18", "CLOSED 2026-12-19");
        assertThat(read.one(TANG, id).reasons())
                .extracting(ReadReports.Reason::text)
                .containsExactly(null, null, "经谈话核实，情况属实", "已移送处理");
        assertThat(closed.history().stream().map(InterferenceReport.Entry::reason))
                .doesNotContain("经谈话核实，情况属实", "已移送处理");
        String subject = "interference-reports/" + id;
        assertThat(reports.audits())
                .containsExactly(
                        new AuditEntry("discipline-tang", "AcceptInterferenceReport", subject, null),
                        new AuditEntry("discipline-tang", "ConcludeInterferenceReport", subject, null),
                        new AuditEntry("discipline-tang", "CloseInterferenceReport", subject, null));
        assertThat(reports.events()).hasSize(1);
    }

    @Test
    void showsTheReporterHowFarItIsHoweverTheCodeIsTyped() {
        Received received = reported(null);
        String typed = received.code().value().toUpperCase(Locale.ROOT).replaceAll("(.{5})", "$1-");

        assertThat(read.track(" " + typed).status()).isEqualTo(Status.RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "aaaaaaaaaaaaaaaaaaaaaaaaa1", "../../etc"})
    void knowsNoOtherCode(String typed) {
        refused(SurveyReason.UNKNOWN_REPORT_CODE, () -> read.track(typed));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused(SurveyReason.UNKNOWN_CAMPAIGN, "campaign", () -> report.report("elsewhere", words("x", null, null)));
        refused(KitReason.FIELD_MISSING, "text", () -> report.report(CAMPAIGN, words(null, null, null)));
        refused(KitReason.FIELD_INVALID, "text", () -> report.report(CAMPAIGN, words("长".repeat(4001), null, null)));
        refused(KitReason.FIELD_INVALID, "text", () -> report.report(CAMPAIGN, words("a\u0007", null, null)));
        refused(KitReason.FIELD_INVALID, "about", () -> report.report(CAMPAIGN, words("x", "BRIBE", null)));
        refused(KitReason.FIELD_INVALID, "contact", () -> report.report(CAMPAIGN, words("x", null, "1".repeat(201))));
        String id = id(reported(null));
        investigate.accept(new Ask(TANG, id, null));
        Ask ask = new Ask(TANG, id, null);
        refused(KitReason.FIELD_INVALID, "outcome", () -> investigate.conclude(ask, "CLOSED", "属实"));
        refused(KitReason.FIELD_MISSING, "reason", () -> investigate.conclude(ask, "SUBSTANTIATED", null));
        assertThat(reports.require(id).version()).isEqualTo(2);
    }

    @Test
    void refusesAStepOnAnotherVersionThanTheOneLookedAt() {
        String id = id(reported(null));

        refused(KitReason.CHANGED_MEANWHILE, () -> investigate.accept(new Ask(TANG, id, 7L)));
    }

    @Test
    void takesEveryKindOfInterferenceAndNone() {
        assertThat(Arrays.stream(About.values()).map(About::name))
                .containsExactly("PRESSURE", "VOTE_BUYING", "TAMPERING", "RETALIATION", "OTHER")
                .allSatisfy(about -> assertThat(told(report.report(CAMPAIGN, words("x", about, null)))
                                .about())
                        .isEqualTo(About.valueOf(about)));
        assertThat(told(report.report(CAMPAIGN, words("x", null, null))).about())
                .isNull();
    }

    private Told told(Received received) {
        return read.one(TANG, id(received)).told();
    }

    private Received reported(@Nullable String contact) {
        return report.report(CAMPAIGN, words(WORDS, "PRESSURE", contact));
    }

    private static Words words(@Nullable String text, @Nullable String about, @Nullable String contact) {
        return new Words(text, about, contact);
    }

    private static String id(Received received) {
        Versioned<InterferenceReport> kept = received.report();
        return kept.state().id().value();
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

    private static void refused(Reason reason, String field, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }

    private static final class Campaigns implements InterferenceCampaigns {
        private final Map<String, InterferenceCampaign> known = new ConcurrentHashMap<>();

        @Override
        public Optional<InterferenceCampaign> find(String campaign) {
            return Optional.ofNullable(known.get(campaign));
        }

        @Override
        public void keep(InterferenceCampaign campaign, IncomingEvent because) {
            known.put(campaign.campaign(), campaign);
        }
    }

    /** Remembers instead of encrypting; the real one has its own test. */
    private static final class Seal implements ReportSeal {
        private final Map<String, Told> told = new ConcurrentHashMap<>();
        private final Map<String, String> reasons = new ConcurrentHashMap<>();

        @Override
        public String seal(ReportId report, Told words) {
            told.put("sealed for " + report, words);
            return "sealed for " + report;
        }

        @Override
        public Told open(ReportId report, String sealed) {
            return Optional.ofNullable(told.get(sealed)).orElseThrow();
        }

        @Override
        public String sealReason(ReportId report, String reason) {
            String sealed = "reason %d of %s".formatted(reasons.size(), report);
            reasons.put(sealed, reason);
            return sealed;
        }

        @Override
        public String openReason(ReportId report, String sealed) {
            return Optional.ofNullable(reasons.get(sealed)).orElseThrow();
        }
    }
}
