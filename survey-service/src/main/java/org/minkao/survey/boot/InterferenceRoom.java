package org.minkao.survey.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.minkao.ballot.KeyWrap;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.SecretFiles;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.web.OpenPaths;
import org.minkao.survey.events.InterferenceListener;
import org.minkao.survey.events.InterferenceMapping;
import org.minkao.survey.interference.InterferenceCampaigns;
import org.minkao.survey.interference.InterferenceReports;
import org.minkao.survey.interference.InvestigateReport;
import org.minkao.survey.interference.ReadReports;
import org.minkao.survey.interference.ReportInterference;
import org.minkao.survey.interference.ReportSeal;
import org.minkao.survey.store.InterferenceSeal;
import org.minkao.survey.store.MongoInterferenceCampaigns;
import org.minkao.survey.store.MongoInterferenceReports;
import org.minkao.survey.web.InterferenceController;
import org.minkao.survey.web.InterferencePublicController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the reports of interference. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("interference")
@Import({InterferenceController.class, InterferencePublicController.class})
class InterferenceRoom {
    private static final int KEY_BYTES = 32;

    @Bean
    InterferenceReports interferenceReports(Room ownRoom, Clock clock) {
        return new MongoInterferenceReports(ownRoom.mongo(), new InterferenceMapping(), ownRoom.outbox(), clock);
    }

    @Bean
    InterferenceCampaigns interferenceCampaigns(MongoDoor mongoDoor) {
        return new MongoInterferenceCampaigns(mongoDoor);
    }

    @Bean
    ReportSeal reportSeal(SecretFiles secrets) {
        return new InterferenceSeal(new KeyWrap(secrets.bytes("survey/kek", KEY_BYTES), new SecureRandom()));
    }

    @Bean
    ReportInterference reportInterference(
            InterferenceReports reports,
            InterferenceCampaigns campaigns,
            ReportSeal seal,
            IdSource idSource,
            Clock clock) {
        return new ReportInterference(reports, campaigns, seal, idSource, clock);
    }

    @Bean
    ReadReports readReports(InterferenceReports reports, InterferenceCampaigns campaigns, ReportSeal seal) {
        return new ReadReports(reports, campaigns, seal);
    }

    @Bean
    InvestigateReport investigateReport(
            InterferenceReports reports, ReadReports readReports, ReportSeal seal, Clock clock) {
        return new InvestigateReport(reports, readReports, seal, clock);
    }

    @Bean
    CheckpointedConsumer interferenceConsumer(Room ownRoom, InterferenceCampaigns campaigns) {
        return ownRoom.consumer(new ConsumerSpec(
                "interference", Set.of(Topics.CAMPAIGN), new InterferenceListener(campaigns).handlers()));
    }

    @Bean
    OpenPaths interferencePaths() {
        return OpenPaths.of(
                "POST /api/public/v1/survey/campaigns/*/interference-reports",
                "GET /api/public/v1/survey/interference-reports/*");
    }
}
