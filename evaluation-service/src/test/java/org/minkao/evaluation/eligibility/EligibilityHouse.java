package org.minkao.evaluation.eligibility;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.types.Binary;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.Json;
import org.minkao.ballot.KeyWrap;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StrictJson;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;
import org.minkao.ballot.Voter;
import org.minkao.evaluation.events.EligibilityMessages;
import org.minkao.evaluation.store.MongoKnownCampaigns;
import org.minkao.evaluation.store.MongoPreviews;
import org.minkao.evaluation.store.MongoRoll;
import org.minkao.evaluation.store.MongoRosters;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.SealedBox;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.testkit.TestMongo;

/** Eligibility with its real store and real keys, and everything around it played by the test. */
final class EligibilityHouse implements AutoCloseable {
    static final Actor LIN = new Actor("county-lin", "林", Set.of("county"));
    static final Actor QIAO = new Actor("county-qiao", "乔", Set.of("county"));
    static final List<VoterClass> CLASSES = List.of(new VoterClass("clients", "服务对象"), new VoterClass("peers", "机关同事"));
    static final Instant START = Instant.parse("2026-12-16T00:00:00Z");

    private static final AtomicLong NUMBERS = new AtomicLong();

    final SecureRandom random = new SecureRandom();
    final String campaign = CampaignId.random(random).value();
    final Ticking clock = new Ticking(START);
    final byte[] kek = Bytes.random(32, random).toArray();
    final byte[] contactKey = Bytes.random(32, random).toArray();
    final MongoDoor door = TestMongo.door("eligibility" + NUMBERS.incrementAndGet());
    final Outbox outbox = new Outbox();
    final IdentitySeal seal = new IdentitySeal(new KeyWrap(kek, random));
    final KnownCampaigns campaigns = new MongoKnownCampaigns(door);
    final Previews previews = new MongoPreviews(door, outbox, clock);
    final Rosters rosters = new MongoRosters(door, EligibilityMessages::map, outbox, clock);
    final MongoRoll roll = new MongoRoll(door, EligibilityMessages::map, outbox, clock);
    final Issuers issuers = new Issuers(seal, 4);
    final IdSource ids = () -> CampaignId.random(random).value();
    final ExecutorService workers =
            Executors.newFixedThreadPool(8, Thread.ofVirtual().factory());
    private long sequence;

    /** A clock that stands still until the test moves it. */
    static final class Ticking extends Clock {
        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        void set(Instant to) {
            now = to;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    EligibilityHouse drafted() {
        return drafted(CLASSES, List.of());
    }

    EligibilityHouse drafted(List<VoterClass> classes, List<Rated> rated) {
        follow(roll).drafted(campaign, event(), new DraftedPlan("示例局民主考评", classes, rated, 5, 5));
        return this;
    }

    EligibilityHouse imported(int clients, int peers) {
        PreviewRoster.Result result =
                new PreviewRoster(campaigns, previews, seal, ids).preview(LIN, campaign, sheet(clients, peers));
        new ImportRoster(campaigns, previews, rosters, clock)
                .importRoster(LIN, campaign, result.preview().id(), false, "年度名册");
        return this;
    }

    EligibilityHouse sealedRolls() {
        sealing(roll).seal(QIAO, campaign, "核对无误");
        return this;
    }

    SealRoster sealing(Roll on) {
        Letters letters = new Letters(SealedBox.publicKey(contactKey), "http://localhost:8080");
        return new SealRoster(
                campaigns, previews, rosters, on, seal, new RollMaker(on, seal, letters, random), ids, clock);
    }

    /** Drafted, sealed and frozen, the survey open. */
    EligibilityHouse open(int clients, int peers) {
        return drafted().imported(clients, peers).sealedRolls().frozen();
    }

    EligibilityHouse frozen() {
        follow(roll)
                .frozen(
                        campaign,
                        event(),
                        new KnownCampaign.Frozen(
                                START,
                                START.minus(Duration.ofDays(1)),
                                START.plus(Duration.ofDays(10)),
                                roster().styles().stream()
                                        .map(style -> new KnownCampaign.FrozenRoll(
                                                style.style(), style.rollDigest(), style.modulus()))
                                        .toList()));
        return this;
    }

    EligibilityHouse closed() {
        follow(roll).surveyClosed(campaign, event(), clock.instant());
        return this;
    }

    Roster roster() {
        return rosters.require(campaign).state();
    }

    FollowCampaign follow(Roll on) {
        return new FollowCampaign(campaigns, new CloseRolls(rosters, on, issuers));
    }

    IssueBallotPaper issuing(Roll on) {
        return new IssueBallotPaper(campaigns, rosters, on, issuers, clock);
    }

    LookUpInvitation lookingUp() {
        return new LookUpInvitation(rosters, roll);
    }

    ReleaseInvitations releasing() {
        return new ReleaseInvitations(campaigns, rosters, roll, workers);
    }

    /** Lets the invitations out and opens them as the notification room would: name to code. */
    Map<String, Invitation> invitations() {
        releasing().release(LIN, campaign, "发出邀请");
        Map<String, Invitation> invitations = new LinkedHashMap<>();
        for (Document event : pending("roll")) {
            if (event.getString("type").equals("minkao.evaluation.invitation-issued.v1")) {
                Json.Obj letter = letter(event);
                String code = letter.list("links").getFirst().asObject("link").text("code");
                invitations.put(letter.text("name"), Invitation.ofText(new CampaignId(campaign), code));
            }
        }
        return invitations;
    }

    Json.Obj letter(Document event) {
        Json.Obj json =
                StrictJson.parse(event.get("data", Binary.class).getData()).asObject("data");
        byte[] plain = SealedBox.open(
                contactKey,
                "minkao/invitation".getBytes(StandardCharsets.US_ASCII),
                Encodings.unb64(json.text("sealed")));
        return StrictJson.parse(plain).asObject("letter");
    }

    /** Everything that waits to be sent from a collection. */
    List<Document> pending(String collection) {
        List<Document> events = new ArrayList<>();
        for (Document document : door.database().getCollection(collection).find()) {
            events.addAll(document.getList("outbox", Document.class, List.of()));
        }
        return events;
    }

    /** A voter of the style who has made a blinded token. */
    Voter voter(String style) {
        return Voter.start(manifest(), new StyleId(style), random);
    }

    Manifest manifest() {
        return new Manifest(
                new CampaignId(campaign),
                "示例局民主考评",
                new Manifest.Times(
                        START.minus(Duration.ofDays(1)),
                        START.plus(Duration.ofDays(10)),
                        START,
                        START.plus(Duration.ofDays(10)),
                        START.plus(Duration.ofDays(12))),
                Manifest.Separation.SESSION,
                5,
                new Manifest.Batch(3600, 10),
                new Manifest.Board("localhost/board/" + campaign, "vkey"),
                "vkey",
                new Manifest.Quorum(List.of(), 0),
                new Manifest.Quorum(List.of(), 0),
                Bytes.ofHex("00".repeat(32)),
                "rules-1:" + "11".repeat(32),
                roster().styles().stream()
                        .map(style -> new Manifest.Style(
                                new StyleId(style.style()),
                                style.style(),
                                style.label(),
                                50,
                                List.of(new SubjectId("centre")),
                                style.roll(),
                                Bytes.ofHex(style.rollDigest()),
                                Manifest.Publish.RECORDS,
                                false,
                                style.issuer()))
                        .toList(),
                List.of());
    }

    IncomingEvent event() {
        sequence++;
        return new IncomingEvent(
                "minkao.evaluation.campaign", campaign, "t", "id" + sequence, campaign, sequence, START, new byte[0]);
    }

    static String name(int number) {
        return "考评人" + "甲乙丙丁戊己庚辛壬癸".charAt(number % 10) + number;
    }

    static RosterSheet sheet(int clients, int peers) {
        List<RosterSheet.Line> lines = new ArrayList<>();
        lines.add(new RosterSheet.Line(1, List.of("姓名", "手机号", "邮箱", "单位", "票种")));
        for (int i = 0; i < clients + peers; i++) {
            lines.add(new RosterSheet.Line(
                    i + 2,
                    List.of(
                            name(i),
                            "199%08d".formatted(i),
                            "p%d@respondents.invalid".formatted(i),
                            "单位" + i % 7,
                            i < clients ? "服务对象" : "机关同事")));
        }
        return new RosterSheet(lines);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        door.close();
    }
}
