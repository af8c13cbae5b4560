package org.minkao.evaluation.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.minkao.ballot.KeyWrap;
import org.minkao.evaluation.eligibility.CloseRolls;
import org.minkao.evaluation.eligibility.FollowCampaign;
import org.minkao.evaluation.eligibility.IdentitySeal;
import org.minkao.evaluation.eligibility.ImportRoster;
import org.minkao.evaluation.eligibility.IssueBallotPaper;
import org.minkao.evaluation.eligibility.Issuers;
import org.minkao.evaluation.eligibility.KnownCampaigns;
import org.minkao.evaluation.eligibility.Letters;
import org.minkao.evaluation.eligibility.LookUpInvitation;
import org.minkao.evaluation.eligibility.PreviewRoster;
import org.minkao.evaluation.eligibility.Previews;
import org.minkao.evaluation.eligibility.ReadRosters;
import org.minkao.evaluation.eligibility.ReleaseInvitations;
import org.minkao.evaluation.eligibility.Roll;
import org.minkao.evaluation.eligibility.RollMaker;
import org.minkao.evaluation.eligibility.Rosters;
import org.minkao.evaluation.eligibility.SealRoster;
import org.minkao.evaluation.events.EligibilityListener;
import org.minkao.evaluation.events.EligibilityMessages;
import org.minkao.evaluation.store.MongoKnownCampaigns;
import org.minkao.evaluation.store.MongoPreviews;
import org.minkao.evaluation.store.MongoRoll;
import org.minkao.evaluation.store.MongoRosters;
import org.minkao.evaluation.web.EligibilityController;
import org.minkao.evaluation.web.RosterController;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.Rooms;
import org.minkao.kit.boot.SecretFiles;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.web.OpenPaths;
import org.minkao.kit.web.QuietPaths;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the identity side: a room with its own database, principal and key, apart from everything else in this service. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("eligibility")
@EnableConfigurationProperties(EligibilitySettings.class)
class EligibilityRoom {
    private static final String ROOM = "eligibility";
    private static final int KEK = 32;
    private static final int WRITERS = 16;
    private static final int SIGNING_PER_CORE = 2;

    /** Anonymous: the time at which somebody takes a ballot paper out is nobody's business. */
    @Bean
    Room eligibility(Rooms rooms) {
        return rooms.open(ROOM, true);
    }

    @Bean
    OpenPaths eligibilityPaths() {
        return OpenPaths.of("POST /api/eligibility/v1/*/lookup", "POST /api/eligibility/v1/*/claims");
    }

    @Bean
    QuietPaths eligibilityQuiet() {
        return QuietPaths.of("/api/eligibility/**");
    }

    @Bean
    SecureRandom eligibilityRandom() {
        return new SecureRandom();
    }

    @Bean
    IdentitySeal identitySeal(SecretFiles secrets, SecureRandom eligibilityRandom) {
        return new IdentitySeal(new KeyWrap(secrets.bytes("eligibility/kek", KEK), eligibilityRandom));
    }

    @Bean
    Letters letters(EligibilitySettings settings) {
        return new Letters(settings.contactKey(), settings.publicUrl().toString());
    }

    @Bean
    KnownCampaigns knownCampaigns(@Qualifier(ROOM) Room eligibility) {
        return new MongoKnownCampaigns(eligibility.mongo());
    }

    @Bean
    Rosters rosters(@Qualifier(ROOM) Room eligibility, Clock clock) {
        return new MongoRosters(eligibility.mongo(), EligibilityMessages::map, eligibility.outbox(), clock);
    }

    @Bean
    Previews previews(@Qualifier(ROOM) Room eligibility, Clock clock) {
        return new MongoPreviews(eligibility.mongo(), eligibility.outbox(), clock);
    }

    @Bean
    Roll roll(@Qualifier(ROOM) Room eligibility, Clock clock) {
        return new MongoRoll(eligibility.mongo(), EligibilityMessages::map, eligibility.outbox(), clock);
    }

    @Bean
    Issuers issuers(IdentitySeal seal) {
        return new Issuers(seal, SIGNING_PER_CORE * Runtime.getRuntime().availableProcessors());
    }

    @Bean
    PreviewRoster previewRoster(KnownCampaigns campaigns, Previews previews, IdentitySeal seal, IdSource ids) {
        return new PreviewRoster(campaigns, previews, seal, ids);
    }

    @Bean
    ImportRoster importRoster(KnownCampaigns campaigns, Previews previews, Rosters rosters, Clock clock) {
        return new ImportRoster(campaigns, previews, rosters, clock);
    }

    @Bean
    SealRoster sealRoster(
            KnownCampaigns campaigns,
            Previews previews,
            Rosters rosters,
            Roll roll,
            IdentitySeal seal,
            Letters letters,
            SecureRandom eligibilityRandom,
            IdSource ids,
            Clock clock) {
        RollMaker maker = new RollMaker(roll, seal, letters, eligibilityRandom);
        return new SealRoster(campaigns, previews, rosters, roll, seal, maker, ids, clock);
    }

    @Bean
    ReleaseInvitations releaseInvitations(KnownCampaigns campaigns, Rosters rosters, Roll roll) {
        // No bean: an executor in the context would take the place of Spring's own.
        ExecutorService writers = Executors.newFixedThreadPool(
                WRITERS, Thread.ofVirtual().name("invitations-", 0).factory());
        return new ReleaseInvitations(campaigns, rosters, roll, writers);
    }

    @Bean
    ReadRosters readRosters(KnownCampaigns campaigns, Rosters rosters, Roll roll) {
        return new ReadRosters(campaigns, rosters, roll);
    }

    @Bean
    RosterController rosterController(
            PreviewRoster preview,
            ImportRoster importRoster,
            SealRoster seal,
            ReleaseInvitations release,
            ReadRosters read) {
        return new RosterController(preview, importRoster, seal, release, read);
    }

    @Bean
    EligibilityController eligibilityController(
            KnownCampaigns campaigns, Rosters rosters, Roll roll, Issuers issuers, Clock clock) {
        return new EligibilityController(
                new LookUpInvitation(rosters, roll), new IssueBallotPaper(campaigns, rosters, roll, issuers, clock));
    }

    @Bean
    CheckpointedConsumer eligibilityConsumer(
            @Qualifier(ROOM) Room eligibility, KnownCampaigns campaigns, Rosters rosters, Roll roll, Issuers issuers) {
        return eligibility.consumer(
                new EligibilityListener(new FollowCampaign(campaigns, new CloseRolls(rosters, roll, issuers))).spec());
    }
}
