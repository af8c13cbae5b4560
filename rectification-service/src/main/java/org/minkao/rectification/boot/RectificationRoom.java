package org.minkao.rectification.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.minkao.kit.boot.Room;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.mongo.Blobs;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.kit.web.BodyLimits;
import org.minkao.kit.web.OpenPaths;
import org.minkao.rectification.cases.AdvanceCase;
import org.minkao.rectification.cases.CaseNumbers;
import org.minkao.rectification.cases.Cases;
import org.minkao.rectification.cases.MediaKind;
import org.minkao.rectification.cases.OpenCase;
import org.minkao.rectification.cases.SeeCases;
import org.minkao.rectification.deputylog.KeepDeputyLog;
import org.minkao.rectification.deputylog.LogEntries;
import org.minkao.rectification.events.CaseMapping;
import org.minkao.rectification.events.LastingRuleMapping;
import org.minkao.rectification.events.RectificationListener;
import org.minkao.rectification.events.SanctionMapping;
import org.minkao.rectification.finding.DismissFinding;
import org.minkao.rectification.finding.Findings;
import org.minkao.rectification.finding.MarksOnRecord;
import org.minkao.rectification.finding.RaiseFindings;
import org.minkao.rectification.finding.SeeFindings;
import org.minkao.rectification.lastingrule.LastingRules;
import org.minkao.rectification.lastingrule.WriteLastingRule;
import org.minkao.rectification.ledger.ReadLedger;
import org.minkao.rectification.ledger.ReadTwoPersonSteps;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.SeeCampaigns;
import org.minkao.rectification.sanction.HandleSanction;
import org.minkao.rectification.sanction.Sanctions;
import org.minkao.rectification.store.MongoCampaigns;
import org.minkao.rectification.store.MongoCaseNumbers;
import org.minkao.rectification.store.MongoCases;
import org.minkao.rectification.store.MongoFindings;
import org.minkao.rectification.store.MongoLastingRules;
import org.minkao.rectification.store.MongoLogEntries;
import org.minkao.rectification.store.MongoMarks;
import org.minkao.rectification.store.MongoSanctions;
import org.minkao.rectification.web.CampaignsController;
import org.minkao.rectification.workday.HolidayCalendar;
import org.minkao.rectification.workday.HolidayTable;
import org.minkao.rectification.workday.LunarHolidays;
import org.minkao.rectification.workday.Workdays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Puts the rectification room together: stores behind ports, use cases, doors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RectificationSettings.class)
@ComponentScan(basePackageClasses = CampaignsController.class)
class RectificationRoom {
    private static final String EVIDENCE = "/api/rectification/v1/cases/*/evidence";
    private static final long PLAIN_BODY = 256 * 1024;

    @Bean
    CountyTime countyTime(Clock clock) {
        return CountyTime.of(clock);
    }

    @Bean
    OpenPaths publicLedger() {
        return OpenPaths.of(
                "GET /api/public/v1/rectification/campaigns/*/ledger",
                "GET /api/public/v1/rectification/campaigns/*/two-person-steps");
    }

    @Bean
    BodyLimits bodyLimits() {
        return new BodyLimits(PLAIN_BODY, Map.of(EVIDENCE, (long) MediaKind.MOST_BYTES));
    }

    /** A table given by the county wins over the one shipped, and both over the library's years. */
    @Bean
    Workdays workdays(RectificationSettings settings) {
        HolidayCalendar shipped = HolidayTable.parse(shippedHolidays()).orElse(new LunarHolidays());
        Path own = settings.holidaysFile();
        return new Workdays(
                own == null ? shipped : HolidayTable.parse(read(own)).orElse(shipped));
    }

    @Bean
    Campaigns campaigns(MongoDoor door) {
        return new MongoCampaigns(door);
    }

    @Bean
    MarksOnRecord marksOnRecord(MongoDoor door) {
        return new MongoMarks(door);
    }

    @Bean
    Findings findings(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoFindings(door, outbox, clock);
    }

    @Bean
    Cases cases(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoCases(door, new CaseMapping(), outbox, clock);
    }

    @Bean
    CaseNumbers caseNumbers(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoCaseNumbers(door, outbox, clock);
    }

    @Bean
    Sanctions sanctions(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoSanctions(door, new SanctionMapping(), outbox, clock);
    }

    @Bean
    LastingRules lastingRules(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoLastingRules(door, new LastingRuleMapping(), outbox, clock);
    }

    @Bean
    LogEntries logEntries(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoLogEntries(door, outbox, clock);
    }

    @Bean
    BlobStore evidenceFiles(MongoDoor door) {
        return new Blobs(door, "evidence");
    }

    @Bean
    RaiseFindings raiseFindings(Findings findings, MarksOnRecord marks, Campaigns campaigns) {
        return new RaiseFindings(findings, marks, campaigns);
    }

    @Bean
    CheckpointedConsumer consumer(Room room, RaiseFindings raiseFindings, Campaigns campaigns) {
        return room.consumer(new RectificationListener(raiseFindings, campaigns).spec());
    }

    @Bean
    SeeCampaigns seeCampaigns(Campaigns campaigns) {
        return new SeeCampaigns(campaigns);
    }

    @Bean
    SeeFindings seeFindings(Findings findings, Campaigns campaigns) {
        return new SeeFindings(findings, campaigns);
    }

    @Bean
    DismissFinding dismissFinding(Findings findings, CountyTime time) {
        return new DismissFinding(findings, time.clock());
    }

    @Bean
    OpenCase openCase(
            Findings findings,
            Cases cases,
            CaseNumbers numbers,
            Campaigns campaigns,
            Workdays workdays,
            CountyTime time) {
        return new OpenCase(findings, cases, numbers, campaigns, workdays, time.clock());
    }

    @Bean
    FinishOpenings finishOpenings(OpenCase openCase, RectificationSettings settings) {
        return new FinishOpenings(openCase, settings.finishOpeningsEvery());
    }

    @Bean
    AdvanceCase advanceCase(Cases cases, Campaigns campaigns, BlobStore files, Workdays workdays, CountyTime time) {
        return new AdvanceCase(cases, campaigns, files, workdays, time.clock());
    }

    @Bean
    SeeCases seeCases(Cases cases, Campaigns campaigns, BlobStore files, Workdays workdays, CountyTime time) {
        return new SeeCases(cases, campaigns, files, workdays, time.clock());
    }

    @Bean
    HandleSanction handleSanction(
            Sanctions sanctions, Cases cases, Campaigns campaigns, IdSource ids, CountyTime time) {
        return new HandleSanction(sanctions, cases, campaigns, ids, time.clock());
    }

    @Bean
    WriteLastingRule writeLastingRule(
            LastingRules rules, Cases cases, Campaigns campaigns, IdSource ids, CountyTime time) {
        return new WriteLastingRule(rules, cases, campaigns, ids, time.clock());
    }

    @Bean
    KeepDeputyLog keepDeputyLog(LogEntries entries, Campaigns campaigns, IdSource ids, CountyTime time) {
        return new KeepDeputyLog(entries, campaigns, ids, time.clock());
    }

    @Bean
    ReadLedger readLedger(
            Campaigns campaigns,
            Cases cases,
            LastingRules rules,
            Sanctions sanctions,
            Workdays workdays,
            CountyTime time) {
        return new ReadLedger(campaigns, cases, rules, sanctions, workdays, time.clock());
    }

    @Bean
    ReadTwoPersonSteps readTwoPersonSteps(Campaigns campaigns, Cases cases, Sanctions sanctions) {
        return new ReadTwoPersonSteps(campaigns, cases, sanctions);
    }

    private static String shippedHolidays() {
        try (InputStream in = RectificationRoom.class.getResourceAsStream("/calendar/holidays.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped holiday table cannot be read", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the holiday table %s cannot be read".formatted(file), e);
        }
    }
}
