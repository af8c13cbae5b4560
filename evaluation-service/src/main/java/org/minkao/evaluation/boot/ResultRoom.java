package org.minkao.evaluation.boot;

import java.time.Clock;
import java.time.Duration;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.events.ResultListener;
import org.minkao.evaluation.events.ResultMessages;
import org.minkao.evaluation.inspection.Inspections;
import org.minkao.evaluation.result.AdjustScore;
import org.minkao.evaluation.result.Adjustments;
import org.minkao.evaluation.result.FinishResults;
import org.minkao.evaluation.result.HearAppeals;
import org.minkao.evaluation.result.ImposeVeto;
import org.minkao.evaluation.result.ReadCommitments;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.ReadStanding;
import org.minkao.evaluation.result.ReadTwoPersonSteps;
import org.minkao.evaluation.result.ReadVersions;
import org.minkao.evaluation.result.ResultInputs;
import org.minkao.evaluation.result.Results;
import org.minkao.evaluation.result.RollCounts;
import org.minkao.evaluation.result.SettleResult;
import org.minkao.evaluation.result.Vetoes;
import org.minkao.evaluation.scoring.Openings;
import org.minkao.evaluation.sheet.ReadArchive;
import org.minkao.evaluation.sheet.ReadSheets;
import org.minkao.evaluation.store.MongoAdjustments;
import org.minkao.evaluation.store.MongoResults;
import org.minkao.evaluation.store.MongoRollCounts;
import org.minkao.evaluation.store.MongoVetoes;
import org.minkao.evaluation.web.AdjustmentController;
import org.minkao.evaluation.web.AppealController;
import org.minkao.evaluation.web.ArchiveController;
import org.minkao.evaluation.web.CommitmentController;
import org.minkao.evaluation.web.PdfPrinter;
import org.minkao.evaluation.web.PlanJson;
import org.minkao.evaluation.web.PublicAppealController;
import org.minkao.evaluation.web.PublicEvaluationController;
import org.minkao.evaluation.web.PublicSheetController;
import org.minkao.evaluation.web.ResultController;
import org.minkao.evaluation.web.SheetController;
import org.minkao.evaluation.web.StandingController;
import org.minkao.evaluation.web.TwoPersonStepsController;
import org.minkao.evaluation.web.VetoController;
import org.minkao.evaluation.workday.Workdays;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.mongo.Blobs;
import org.minkao.kit.web.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires results, their sheets and the public pages; they read campaigns, inspections and openings, so they run beside them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("result")
@Import({
    ResultController.class,
    AdjustmentController.class,
    CommitmentController.class,
    AppealController.class,
    VetoController.class,
    StandingController.class,
    PublicAppealController.class,
    TwoPersonStepsController.class,
    PublicEvaluationController.class,
    SheetController.class,
    PublicSheetController.class
})
class ResultRoom {
    /** How long a reader waits while other sheets are printed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    Results results(Room ownRoom, Clock clock) {
        return new MongoResults(ownRoom.mongo(), new ResultMessages(), ownRoom.outbox(), clock);
    }

    @Bean
    Adjustments adjustments(Room ownRoom, Clock clock) {
        return new MongoAdjustments(ownRoom.mongo(), ownRoom.outbox(), clock);
    }

    @Bean
    Vetoes vetoes(Room ownRoom, Clock clock) {
        return new MongoVetoes(ownRoom.mongo(), ownRoom.outbox(), clock);
    }

    @Bean
    ImposeVeto imposeVeto(Campaigns campaigns, Vetoes vetoes, Results results, IdSource idSource, Clock clock) {
        return new ImposeVeto(campaigns, vetoes, results, idSource, clock);
    }

    @Bean
    RollCounts rollCounts(Room ownRoom, Clock clock) {
        return new MongoRollCounts(ownRoom.mongo(), ownRoom.outbox(), clock);
    }

    @Bean
    BlobStore resultFiles(Room ownRoom) {
        return new Blobs(ownRoom.mongo(), "resultFiles");
    }

    @Bean
    AdjustScore adjustScore(
            Campaigns campaigns, Adjustments adjustments, Results results, IdSource idSource, Clock clock) {
        return new AdjustScore(campaigns, adjustments, results, idSource, clock);
    }

    @Bean
    ResultInputs resultInputs(
            Inspections inspections, Adjustments adjustments, Vetoes vetoes, RollCounts rollCounts, Openings openings) {
        return new ResultInputs(inspections, adjustments, vetoes, rollCounts, openings);
    }

    @Bean
    SettleResult settleResult(
            Campaigns campaigns, Results results, ResultInputs inputs, BlobStore resultFiles, Clock clock) {
        return new SettleResult(campaigns, results, inputs, resultFiles, Workdays.shipped(), clock);
    }

    @Bean
    HearAppeals hearAppeals(
            Campaigns campaigns,
            Adjustments adjustments,
            Vetoes vetoes,
            Results results,
            ResultInputs inputs,
            BlobStore resultFiles,
            IdSource idSource,
            Clock clock) {
        return new HearAppeals(campaigns, adjustments, vetoes, results, inputs, resultFiles, idSource, clock);
    }

    @Bean
    FinalRound finalRound(Results results, Clock clock) {
        return new FinalRound(new FinishResults(results, clock));
    }

    @Bean
    ReadVersions readVersions(Results results, BlobStore resultFiles) {
        return new ReadVersions(results, resultFiles);
    }

    @Bean
    ReadResult readResult(Campaigns campaigns, Results results, BlobStore resultFiles) {
        return new ReadResult(campaigns, results, resultFiles);
    }

    @Bean
    ReadStanding readStanding(Campaigns campaigns, ReadResult readResult) {
        return new ReadStanding(campaigns, readResult);
    }

    @Bean
    ReadSheets readSheets(Campaigns campaigns, ReadResult readResult, ReadComparison readComparison) {
        return new ReadSheets(campaigns, readResult, readComparison);
    }

    @Bean
    ArchiveController archiveController(
            Campaigns campaigns,
            ReadResult readResult,
            ReadVersions readVersions,
            ReadSheets readSheets,
            AdjustScore adjustScore,
            ImposeVeto imposeVeto,
            HearAppeals hearAppeals,
            ReadTwoPersonSteps readTwoPersonSteps,
            PlanJson plans) {
        ReadArchive.Sources sources = new ReadArchive.Sources(
                readResult, readVersions, readSheets, adjustScore, imposeVeto, hearAppeals, readTwoPersonSteps);
        return new ArchiveController(new ReadArchive(campaigns, sources, plans::withoutAddresses), PATIENCE);
    }

    @Bean
    PdfPrinter pdfPrinter() {
        return new PdfPrinter(PATIENCE);
    }

    @Bean
    ReadCommitments readCommitments(Campaigns campaigns, Results results, ReadResult read) {
        return new ReadCommitments(campaigns, results, read);
    }

    @Bean
    ReadTwoPersonSteps readTwoPersonSteps(
            Campaigns campaigns, Adjustments adjustments, Vetoes vetoes, Results results) {
        return new ReadTwoPersonSteps(campaigns, adjustments, vetoes, results);
    }

    @Bean
    CheckpointedConsumer resultConsumer(Room ownRoom, RollCounts rollCounts) {
        return ownRoom.consumer(new ResultListener(rollCounts).spec());
    }

    @Bean
    OpenPaths publicEvaluationPaths() {
        return OpenPaths.of("GET /api/public/v1/evaluation/campaigns/**");
    }
}
