package org.minkao.survey.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CryptoProviders;
import org.minkao.ballot.KeyWrap;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.Rooms;
import org.minkao.kit.boot.SecretFiles;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.web.OpenPaths;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.survey.box.BoxManifests;
import org.minkao.survey.box.BoxWindows;
import org.minkao.survey.box.Boxes;
import org.minkao.survey.box.CampaignKeys;
import org.minkao.survey.box.CastBallot;
import org.minkao.survey.box.OpenBallots;
import org.minkao.survey.box.Openings;
import org.minkao.survey.box.PrepareBox;
import org.minkao.survey.box.ReadTurnout;
import org.minkao.survey.box.ReceiptKey;
import org.minkao.survey.events.BoxListener;
import org.minkao.survey.events.BoxMapping;
import org.minkao.survey.store.MongoBallots;
import org.minkao.survey.store.MongoBoxManifests;
import org.minkao.survey.store.MongoBoxWindows;
import org.minkao.survey.store.MongoOpenings;
import org.minkao.survey.store.MongoRefusalCounts;
import org.minkao.survey.store.WrappedCampaignKeys;
import org.minkao.survey.web.BallotSlot;
import org.minkao.survey.web.BoxController;
import org.minkao.survey.web.TurnoutController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Wires the box: a database user, a principal and keys of its own, and no trace of who came. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("box")
@EnableConfigurationProperties(BoxSettings.class)
@Import({BoxController.class, TurnoutController.class})
class BoxRoom {
    private static final Logger LOG = LoggerFactory.getLogger(BoxRoom.class);
    private static final String ROOM = "boxRoomDoor";
    private static final int KEY_BYTES = 32;

    @Bean(ROOM)
    Room boxRoomDoor(Rooms rooms) {
        LOG.info("event=box-crypto provider=\"{}\"", CryptoProviders.best().description());
        return rooms.open("box", true);
    }

    @Bean
    CampaignKeys campaignKeys(SecretFiles secrets) {
        SecureRandom random = new SecureRandom();
        return new WrappedCampaignKeys(new KeyWrap(secrets.bytes("box/kek", KEY_BYTES), random), random);
    }

    @Bean
    ReceiptKey receiptKey(SecretFiles secrets) {
        return new ReceiptKey(Bytes.of(secrets.bytes("box/receipt.seed", KEY_BYTES)));
    }

    @Bean
    BoxManifests boxManifests(@Qualifier(ROOM) Room room) {
        return new MongoBoxManifests(room.mongo());
    }

    @Bean
    BoxWindows boxWindows(@Qualifier(ROOM) Room room) {
        return new MongoBoxWindows(room.mongo());
    }

    @Bean
    MongoBallots ballots(@Qualifier(ROOM) Room room, BoxSettings settings) {
        return new MongoBallots(room.mongo(), settings.castsAtOnce());
    }

    @Bean
    Openings openings(@Qualifier(ROOM) Room room, Clock clock) {
        return new MongoOpenings(room.mongo(), new BoxMapping(), room.outbox(), clock);
    }

    @Bean
    MongoRefusalCounts refusalCounts(@Qualifier(ROOM) Room room, Clock clock) {
        return new MongoRefusalCounts(room.mongo(), clock);
    }

    @Bean
    Boxes boxes(BoxManifests manifests, CampaignKeys campaignKeys, ReceiptKey receiptKey) {
        return new Boxes(manifests, campaignKeys, receiptKey);
    }

    @Bean
    CastBallot castBallot(
            Boxes boxes,
            BoxWindows windows,
            MongoBallots ballots,
            MongoRefusalCounts refusals,
            Clock clock,
            MeterRegistry meters) {
        return new CastBallot(boxes, windows, ballots, new MeteredRefusals(refusals, meters), clock);
    }

    @Bean
    ReadTurnout readTurnout(Boxes boxes, Openings openings, MongoRefusalCounts refusals) {
        return new ReadTurnout(boxes, openings, refusals);
    }

    @Bean
    OpenBallots openBallots(Boxes boxes, BoxWindows windows, MongoBallots ballots, Openings openings, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new OpenBallots(boxes, windows, ballots, openings, () -> Bytes.random(KEY_BYTES, random), clock);
    }

    @Bean
    BoxClockwork boxClockwork(
            BoxSettings settings, MongoBallots ballots, OpenBallots openBallots, MongoRefusalCounts refusals) {
        return new BoxClockwork(
                settings.look(),
                List.of(
                        new BoxClockwork.Work("prepare", ballots::prepare),
                        new BoxClockwork.Work("open", openBallots::run),
                        new BoxClockwork.Work("count", refusals::flush)));
    }

    @Bean
    CheckpointedConsumer boxConsumer(
            @Qualifier(ROOM) Room room,
            BoxManifests manifests,
            BoxWindows windows,
            CampaignKeys campaignKeys,
            ReceiptKey receiptKey) {
        PrepareBox prepareBox = new PrepareBox(manifests, windows, campaignKeys, receiptKey);
        return room.consumer(
                new ConsumerSpec("campaign", Set.of(Topics.CAMPAIGN), new BoxListener(prepareBox).handlers()));
    }

    /** Before every other filter, the container's thread being all that a ballot needs. */
    @Bean
    FilterRegistrationBean<BallotSlot> ballotSlot(BoxController door, Problems problems) {
        FilterRegistrationBean<BallotSlot> registration = new FilterRegistrationBean<>(new BallotSlot(door, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/api/box/*");
        return registration;
    }

    @Bean
    OpenPaths boxPaths() {
        return OpenPaths.of("/api/box/**", "GET /api/public/v1/survey/campaigns/*/turnout");
    }

    @Bean
    QuietPaths quietBoxPaths() {
        return QuietPaths.of("/api/box/**");
    }
}
