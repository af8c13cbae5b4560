package org.minkao.rectification.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Traces;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.cases.CaseEvent;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.CaseSamples;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.deputylog.EntryId;
import org.minkao.rectification.deputylog.EntryKind;
import org.minkao.rectification.deputylog.LogEntries;
import org.minkao.rectification.deputylog.LogEntry;
import org.minkao.rectification.events.CaseMapping;
import org.minkao.rectification.events.LastingRuleMapping;
import org.minkao.rectification.events.SanctionMapping;
import org.minkao.rectification.finding.Finding;
import org.minkao.rectification.finding.FindingEvent;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.FindingStatus;
import org.minkao.rectification.finding.PublishedMarks;
import org.minkao.rectification.finding.PublishedMarks.ItemMark;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.finding.SourceKind;
import org.minkao.rectification.fixture.MemoryRoom;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.lastingrule.LastingRule;
import org.minkao.rectification.lastingrule.RuleAdopted;
import org.minkao.rectification.lastingrule.RuleId;
import org.minkao.rectification.lastingrule.RuleKind;
import org.minkao.rectification.lastingrule.RuleStatus;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.sanction.Level;
import org.minkao.rectification.sanction.Sanction;
import org.minkao.rectification.sanction.SanctionEvent;
import org.minkao.rectification.sanction.SanctionId;
import org.minkao.rectification.sanction.SanctionStatus;
import org.minkao.testkit.TestMongo;

/** The stores on every server that answers. */
class MongoStoresIT {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
    private static final Clock CLOCK = Clock.systemUTC();
    private static final MongoDoor DOOR = TestMongo.door("rectification_stores");
    private static final Outbox OUTBOX = new Outbox(Traces.NONE, false);
    private static final MongoCases CASES = new MongoCases(DOOR, new CaseMapping(), OUTBOX, CLOCK);
    private static final MongoFindings FINDINGS = new MongoFindings(DOOR, OUTBOX, CLOCK);
    private static final MongoSanctions SANCTIONS = new MongoSanctions(DOOR, new SanctionMapping(), OUTBOX, CLOCK);
    private static final MongoLastingRules RULES = new MongoLastingRules(DOOR, new LastingRuleMapping(), OUTBOX, CLOCK);
    private static final MongoLogEntries LOG = new MongoLogEntries(DOOR, OUTBOX, CLOCK);
    private static final MongoCaseNumbers NUMBERS = new MongoCaseNumbers(DOOR, OUTBOX, CLOCK);

    static {
        DOOR.prepare();
    }

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Nested
    class OfCases extends StoreContract<RectificationCase, CaseEvent> {
        @Override
        Store<RectificationCase, CaseEvent> store() {
            return CASES;
        }

        @Override
        RectificationCase first() {
            return CaseSamples.fresh();
        }

        @Override
        RectificationCase second() {
            return CaseSamples.full();
        }

        @Test
        void keepsWhatIsPending() {
            CASES.insert(id, CaseSamples.proposed(), List.of(), null);
            assertThat(CASES.require(new CaseId(id)).state()).isEqualTo(CaseSamples.proposed());
        }

        @Test
        void listsTheCampaignsCases() {
            CASES.insert(id, first(), List.of(), null);
            assertThat(CASES.ofCampaign(People.CAMPAIGN)).contains(new Versioned<>(first(), 1));
            assertThat(CASES.ofCampaign(new CampaignId("another"))).isEmpty();
        }
    }

    @Nested
    class OfFindings extends StoreContract<Finding, FindingEvent> {
        @Override
        Store<Finding, FindingEvent> store() {
            return FINDINGS;
        }

        @Override
        Finding first() {
            return finding(id, FindingStatus.RAISED);
        }

        @Override
        Finding second() {
            return finding(id, FindingStatus.OPENING);
        }

        @Test
        void findsWhatIsStillOpening() {
            Versioned<Finding> raised = FINDINGS.insert(id, first(), List.of(), null);
            assertThat(FINDINGS.opening()).doesNotContain(raised);
            Versioned<Finding> opening = FINDINGS.save(id, raised, second(), List.of(), null);
            assertThat(FINDINGS.opening()).contains(opening);
            assertThat(FINDINGS.ofCampaign(People.CAMPAIGN)).contains(opening);
        }
    }

    @Nested
    class OfSanctions extends StoreContract<Sanction, SanctionEvent.Decided> {
        @Override
        Store<Sanction, SanctionEvent.Decided> store() {
            return SANCTIONS;
        }

        @Override
        Sanction first() {
            return sanction(null, null);
        }

        @Override
        Sanction second() {
            return sanction(
                    new Sanction.Hearing(DAY, "情况属实", "discipline-qin", DAY),
                    new Sanction.Decision(Level.REMINDER, "初犯", "leader-gao", "leader", DAY, AT));
        }
    }

    @Nested
    class OfLastingRules extends StoreContract<LastingRule, RuleAdopted> {
        @Override
        Store<LastingRule, RuleAdopted> store() {
            return RULES;
        }

        @Override
        LastingRule first() {
            return rule(null);
        }

        @Override
        LastingRule second() {
            return rule(new LastingRule.Adoption("leader-gao", DAY, "同意"));
        }
    }

    @Nested
    class OfTheLog extends StoreContract<LogEntry, LogEntries.Silent> {
        @Override
        Store<LogEntry, LogEntries.Silent> store() {
            return LOG;
        }

        @Override
        LogEntry first() {
            return entry(null);
        }

        @Override
        LogEntry second() {
            return entry(23);
        }
    }

    @Test
    void aCaseKeepsItsNumberAndNoNumberIsGivenTwice() throws InterruptedException {
        CampaignId campaign = new CampaignId("numbers");
        ConcurrentLinkedQueue<Integer> given = new ConcurrentLinkedQueue<>();
        List<Thread> people = new java.util.ArrayList<>();
        for (int person = 0; person < 4; person++) {
            int mine = person;
            people.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 10; i++) {
                    given.add(NUMBERS.numberOf(campaign, new CaseId("case-" + mine + "-" + i)));
                }
            }));
        }
        for (Thread person : people) {
            person.join();
        }
        Set<Integer> different = new HashSet<>(given);
        assertThat(different).hasSize(40);
        assertThat(NUMBERS.numberOf(campaign, new CaseId("case-0-0")))
                .isEqualTo(NUMBERS.numberOf(campaign, new CaseId("case-0-0")))
                .isIn(different);
        assertThat(NUMBERS.numberOf(new CampaignId("other-numbers"), new CaseId("x")))
                .isEqualTo(1);
    }

    @Test
    void aPlanIsLearntOnceAndItsPhaseFollows() {
        MongoCampaigns campaigns = new MongoCampaigns(DOOR);
        campaigns.phaseStarted(MemoryRoom.event("t", 1), People.CAMPAIGN, "SURVEY");
        assertThat(campaigns.find(People.CAMPAIGN)).as("no plan, no phase").isEmpty();
        campaigns.learn(MemoryRoom.event("t", 2), People.plan());
        campaigns.phaseStarted(MemoryRoom.event("t", 3), People.CAMPAIGN, "RECTIFICATION");
        campaigns.learn(MemoryRoom.event("t", 2), People.plan());
        assertThat(campaigns.find(People.CAMPAIGN)).contains(People.plan().in("RECTIFICATION"));
        assertThat(campaigns.all()).hasSize(1);
    }

    @Test
    void marksAreKept() {
        MongoMarks marks = new MongoMarks(DOOR);
        PublishedMarks published = new PublishedMarks(
                People.CAMPAIGN, DAY, List.of(new ItemMark(People.CENTRE, "q01", new BigDecimal("74.90"), 19)));
        marks.keep(MemoryRoom.event("r", 1), published);
        assertThat(marks.find(People.CAMPAIGN)).contains(published);
    }

    private static Finding finding(String id, FindingStatus status) {
        return new Finding(
                new FindingId(id),
                People.CAMPAIGN,
                People.CENTRE,
                "q01",
                "值班表未公示",
                Severity.MINOR,
                new Source(SourceKind.ON_SITE_INSPECTION, "insp-1"),
                status,
                DAY,
                new Finding.LowMark(new BigDecimal("68.75"), new BigDecimal("75"), 18),
                "当场张贴",
                status == FindingStatus.OPENING ? new Finding.Opening("office-he", DAY, "值班表") : null,
                null);
    }

    private static Sanction sanction(Sanction.Hearing hearing, Sanction.Decision decision) {
        return new Sanction(
                new SanctionId("s"),
                People.CAMPAIGN,
                new CaseId("c"),
                People.CENTRE,
                "staff-liu",
                Severity.MINOR,
                "擅离岗位",
                decision == null ? SanctionStatus.PROPOSED : SanctionStatus.DECIDED,
                "discipline-qin",
                "discipline",
                DAY,
                AT,
                hearing,
                decision,
                null);
    }

    private static LastingRule rule(LastingRule.Adoption adoption) {
        return new LastingRule(
                new RuleId("r"),
                People.CAMPAIGN,
                RuleKind.WORK,
                "报修办法",
                "两小时内响应",
                List.of(new CaseId("c")),
                adoption == null ? RuleStatus.DRAFTED : RuleStatus.ADOPTED,
                "chief-chen",
                DAY,
                adoption);
    }

    private static LogEntry entry(Integer attendance) {
        return new LogEntry(
                new EntryId("e"),
                People.CAMPAIGN,
                "deputy-wu",
                EntryKind.TRAINING,
                People.CENTRE,
                DAY,
                "服务规范",
                attendance,
                "记录",
                DAY);
    }
}
