package org.minkao.evaluation.boot;

import java.security.SecureRandom;
import java.time.Clock;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.KeyWrap;
import org.minkao.evaluation.campaign.AdvancePhases;
import org.minkao.evaluation.campaign.ArchiveCampaign;
import org.minkao.evaluation.campaign.BoardKeys;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.ChangeFrozenPlan;
import org.minkao.evaluation.campaign.DecidePhases;
import org.minkao.evaluation.campaign.DoTasks;
import org.minkao.evaluation.campaign.FollowCampaign;
import org.minkao.evaluation.campaign.FreezeCampaign;
import org.minkao.evaluation.campaign.PlanProblem;
import org.minkao.evaluation.campaign.PlanTexts;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.campaign.ReadPlanVersions;
import org.minkao.evaluation.campaign.SchemeCheck;
import org.minkao.evaluation.draft.KeepPlanDrafts;
import org.minkao.evaluation.events.CampaignListener;
import org.minkao.evaluation.events.CampaignMessages;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.evaluation.scoring.Scheme;
import org.minkao.evaluation.store.MongoBoardKeys;
import org.minkao.evaluation.store.MongoCampaigns;
import org.minkao.evaluation.store.MongoPlanDrafts;
import org.minkao.evaluation.store.MongoPlanTexts;
import org.minkao.evaluation.web.CampaignController;
import org.minkao.evaluation.web.LateChangeController;
import org.minkao.evaluation.web.PlanDraftController;
import org.minkao.evaluation.web.PlanJson;
import org.minkao.evaluation.web.PlanVersionController;
import org.minkao.evaluation.web.TaskController;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.SecretFiles;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires campaigns. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("campaign")
@EnableConfigurationProperties(HouseSettings.class)
@EnableScheduling
@Import({
    CampaignController.class,
    LateChangeController.class,
    PlanDraftController.class,
    PlanVersionController.class,
    PlanJson.class,
    TaskController.class
})
class CampaignRoom {
    private static final int KEY_BYTES = 32;

    @Bean
    Campaigns campaigns(Room ownRoom, Clock clock) {
        return new MongoCampaigns(ownRoom.mongo(), new CampaignMessages(), ownRoom.outbox(), clock);
    }

    @Bean
    BoardKeys boardKeys(Room ownRoom, Clock clock, SecretFiles secrets) {
        return new MongoBoardKeys(
                ownRoom.mongo(),
                ownRoom.outbox(),
                clock,
                Bytes.of(secrets.bytes("evaluation/board.seed", KEY_BYTES)),
                new KeyWrap(secrets.bytes("evaluation/kek", KEY_BYTES), new SecureRandom()));
    }

    @Bean
    SchemeCheck schemeCheck() {
        return rules -> Scheme.check(rules).stream()
                .map(problem -> new PlanProblem(problem.path(), problem.reason()))
                .toList();
    }

    @Bean
    PlanTexts planTexts(Room ownRoom, Clock clock) {
        return new MongoPlanTexts(ownRoom.mongo(), ownRoom.outbox(), clock);
    }

    @Bean
    PrepareCampaign prepareCampaign(
            Campaigns campaigns, PlanTexts texts, SchemeCheck scheme, IdSource idSource, Clock clock) {
        return new PrepareCampaign(campaigns, texts, scheme, idSource, clock);
    }

    @Bean
    ChangeFrozenPlan changeFrozenPlan(
            Campaigns campaigns, PlanTexts texts, PlanJson plans, SchemeCheck scheme, IdSource idSource, Clock clock) {
        return new ChangeFrozenPlan(campaigns, texts, plans, scheme, idSource, clock);
    }

    @Bean
    DoTasks doTasks(Campaigns campaigns, Clock clock) {
        return new DoTasks(campaigns, clock);
    }

    @Bean
    ReadPlanVersions readPlanVersions(Campaigns campaigns, PlanTexts texts, PlanJson plans) {
        return new ReadPlanVersions(campaigns, texts, plans);
    }

    @Bean
    KeepPlanDrafts keepPlanDrafts(Room ownRoom, PrepareCampaign prepare, IdSource idSource, Clock clock) {
        return new KeepPlanDrafts(
                new MongoPlanDrafts(ownRoom.mongo(), ownRoom.outbox(), clock), prepare, idSource, clock);
    }

    @Bean
    ReadNotice readNotice() {
        return new ReadNotice();
    }

    @Bean
    FreezeCampaign freezeCampaign(
            Campaigns campaigns, SchemeCheck scheme, HouseSettings house, BoardKeys boardKeys, Clock clock) {
        return new FreezeCampaign(campaigns, scheme, house.checked(), boardKeys, clock);
    }

    @Bean
    DecidePhases decidePhases(Campaigns campaigns, IdSource idSource, Clock clock) {
        return new DecidePhases(campaigns, idSource, clock);
    }

    @Bean
    ArchiveCampaign archiveCampaign(Campaigns campaigns) {
        return new ArchiveCampaign(campaigns);
    }

    @Bean
    ReadCampaigns readCampaigns(Campaigns campaigns) {
        return new ReadCampaigns(campaigns);
    }

    @Bean
    PhaseRound phaseRound(Campaigns campaigns, Clock clock) {
        return new PhaseRound(new AdvancePhases(campaigns, clock));
    }

    @Bean
    CheckpointedConsumer campaignConsumer(Room ownRoom, Campaigns campaigns) {
        return ownRoom.consumer(new CampaignListener(new FollowCampaign(campaigns)).spec());
    }
}
