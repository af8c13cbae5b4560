package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.ItemId;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;
import tools.jackson.databind.JsonNode;

/** After a whole campaign with marked people and marked answers nothing leads from one to the other. */
@ExtendWith(Stack.Extension.class)
class SecrecyJourneyIT {
    private static final int PER_CLASS = 12;
    private static final int VOTING = 7;
    private static final int HOST = 51;
    private static Web web;
    private static Stack stack;
    private static Play play;
    private static Marks marks;
    private static LeakScan scan;
    private static String onePerson = "";
    private static String oneBallot = "";
    private static String oneRow = "";
    private static String otherPerson = "";
    private static String otherBallot = "";

    @BeforeAll
    static void playTheCampaign(Stack running) {
        stack = running;
        web = new Web(stack, HOST);
        marks = new Marks();
        List<Guest> guests = new ArrayList<>();
        for (String voterClass : Play.CLASSES.keySet()) {
            for (int i = 0; i < PER_CLASS; i++) {
                guests.add(Marks.guest(guests.size(), voterClass));
            }
        }
        play = Play.invited(web, "保密的考评", guests);
        play.startSurvey();
        Manifest manifest = play.manifest();
        for (int i = 0; i < guests.size(); i++) {
            if (i % PER_CLASS < VOTING) {
                vote(i, guests.get(i), manifest);
            }
        }
        bother(manifest);
        play.closeSurvey();
        play.publish();
        scan = new Everything(stack, web).read(marks);
        System.out.println("secrecy: records searched " + scan.sizes());
    }

    private static void vote(int number, Guest guest, Manifest manifest) {
        Invitation invitation = new Mails(stack).invitation(guest.email(), manifest.campaign());
        Phone phone = new Phone(web, manifest, guest, invitation, Marks.headers(number));
        StyleId style = new StyleId(guest.voterClass());
        ClaimRequest claim = phone.claimRequest();
        assertThat(phone.lookUp().status()).isEqualTo(200);
        phone.takePaper();
        // Every guest has a pattern of answers of the own.
        CastRequest cast = phone.ballot(
                place -> 1 + Math.floorMod((place + number * 31).hashCode(), 5),
                new Comments(List.of(new Comments.Comment(
                        new SubjectId(Play.CENTRE), new ItemId("t1"), "zq7xmark评语" + number + "号"))));
        Web.Answer answer = phone.cast(cast);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(phone.cast(cast).status()).isEqualTo(200);
        marks.person("person " + number, invitation, style, claim);
        marks.ballot(
                "ballot " + number,
                manifest.campaign(),
                cast,
                answer.json().path("receipt").asString());
        if (number == 4) {
            otherPerson = invitation.lookupKey().hex();
            otherBallot = Marks.tokenId(manifest.campaign(), cast).hex();
        }
        if (number == 3) {
            onePerson = invitation.lookupKey().hex();
            oneRow = invitation.roster(style).hex();
            oneBallot = Marks.tokenId(manifest.campaign(), cast).hex();
        }
    }

    /** Mistakes are where things are written down that should not be. */
    private static void bother(Manifest manifest) {
        String id = manifest.campaign().value();
        Map<String, String> headers = new LinkedHashMap<>(Marks.headers(99));
        headers.put("Content-Type", "application/json");
        for (String path : List.of(
                "/api/box/v1/" + id + "/ballots",
                "/api/box/v1/" + id + "/ballots?name=zq7xmark",
                "/api/eligibility/v1/" + id + "/lookup",
                "/api/eligibility/v1/" + id + "/claims",
                "/api/eligibility/v1/" + id + "/zq7xmark")) {
            for (String body : List.of(
                    "{\"k\":\"zq7xmark\"}",
                    "zq7xmark",
                    "{\"style\":\"zq7xmark\",\"zq7xmark\":1}",
                    "{\"pad\":\"zq7xmark")) {
                assertThat(web.send("", "POST", path, headers, Web.bytes(body)).status())
                        .as(path)
                        .isBetween(400, 499);
            }
        }
        for (String noise : List.of(
                "POST /api/box/v1/" + id + "/ballots HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzq7xmark",
                "GET /zq7xmark HTTP/9.9\r\n\r\n",
                "zq7xmark")) {
            RawHttp.exchangeFrom(
                    Web.loopback(HOST), stack.port("MINKAO_GATEWAY_PORT"), noise.getBytes(StandardCharsets.ISO_8859_1));
        }
        Web.Answer opinion = web.send(
                "",
                "POST",
                "/api/public/v1/survey/campaigns/" + id + "/opinions",
                headers,
                Web.bytes(Map.of("text", "请回电", "contact", "zq7xmark先生 17700779999")));
        assertThat(opinion.status()).as("%s", opinion).isEqualTo(201);
    }

    @Test
    void readsWhatItMeansToRead() {
        Map<String, Integer> sizes = scan.sizes();
        assertThat(sizes.keySet()).contains("document", "event", "line", "figure");
        assertThat(scan.placesOfPersons()).anyMatch(place -> place.startsWith("document minkao_eligibility."));
        assertThat(scan.placesOfBallots())
                .contains("document minkao_box.ballots", "event minkao.survey.opening")
                .anyMatch(place -> place.startsWith("document minkao_evaluation."));
    }

    @Test
    void noGuestCanBeReadAnywhere() {
        assertThat(scan.readable()).isEmpty();
        String address = Web.loopback(HOST).getHostAddress();
        assertThat(scan.placesWith(address).stream()
                        .filter(place -> !address.equals("127.0.0.1"))
                        .filter(place -> !place.contains("keycloak")))
                .as("where the requests really came from")
                .isEmpty();
        assertThat(new Everything(stack, web).filesWith(Marks.READABLE)).isEmpty();
    }

    @Test
    void theBoxKnowsNothingOfTheRoll() {
        assertThat(scan.placesOfPersons())
                .noneMatch(place -> place.contains("minkao_box") || place.contains("minkao_survey"))
                .noneMatch(place -> place.contains("minkao.survey"))
                .noneMatch(place -> place.startsWith("line ") || place.startsWith("figure "));
    }

    @Test
    void theIssuerAndThePostKnowNothingOfTheBallots() {
        assertThat(scan.placesOfBallots())
                .allMatch(place -> Set.of(
                                        "document minkao_box.ballots",
                                        "event minkao.survey.opening",
                                        "document minkao_evaluation.openings")
                                .contains(place)
                        || place.startsWith("document minkao_box.opening"));
    }

    @Test
    void nothingJoinsAPersonToABallot() {
        assertThat(scan.joins()).isEmpty();
    }

    @Test
    void aBallotIsStoredWithoutTimeAndOrder() {
        try (Databases databases = new Databases(stack)) {
            Set<String> fields = new TreeSet<>();
            Set<BsonType> types = new TreeSet<>();
            databases.each((name, document) -> {
                if (name.equals("minkao_box.ballots")) {
                    document.forEach((field, value) -> {
                        fields.add(field);
                        types.add(value.getBsonType());
                    });
                    BsonValue id = document.get("_id");
                    assertThat(id.asString().getValue()).matches("[0-9a-f]{64}");
                }
            });
            assertThat(fields).containsExactlyInAnyOrder("_id", "c", "s", "B", "env", "b");
            assertThat(types).isSubsetOf(BsonType.STRING, BsonType.BINARY, BsonType.NULL, BsonType.INT32);
        }
    }

    @Test
    void aPlantedJoinIsFoundWhereverItIsPlanted() throws Exception {
        String link = "planted-link-0815";
        String planted = "planted " + onePerson + " " + oneBallot;
        Brokers brokers = new Brokers(stack);
        Path log = stack.logs().resolve("planted.log");
        try (Databases databases = new Databases(stack);
                Admin admin = brokers.admin("admin");
                KafkaProducer<byte[], byte[]> producer = brokers.producer("admin")) {
            MongoDatabase database = databases.database("minkao_planted");
            try {
                database.getCollection("one").insertOne(new Document("person", onePerson).append("token", oneBallot));
                database.getCollection("pairs")
                        .insertOne(new Document("people", List.of(onePerson, otherPerson))
                                .append("tokens", List.of(oneBallot, otherBallot)));
                database.getCollection("left").insertOne(new Document("row", oneRow).append("link", link));
                database.getCollection("right").insertOne(new Document("token", oneBallot).append("link", link));
                Files.writeString(log, planted + "\n", StandardOpenOption.CREATE);
                admin.createTopics(List.of(new NewTopic("minkao.planted", 1, (short) 1)))
                        .all()
                        .get();
                producer.send(new ProducerRecord<>(
                                "minkao.planted",
                                oneRow.getBytes(StandardCharsets.UTF_8),
                                oneBallot.getBytes(StandardCharsets.UTF_8)))
                        .get();
                LeakScan again = new Everything(stack, web).read(marks);
                again.add("figure planted", "ballots_total{k=\"%s\",id=\"%s\"} 1.0".formatted(onePerson, oneBallot));
                again.add("line readable", "event=cast from=203.0.113.4 name=zq7xmark");
                assertThat(again.readable()).anyMatch(found -> found.startsWith("line readable"));
                List<String> joins = again.joins();
                for (String place : List.of(
                        "document minkao_planted.one",
                        "document minkao_planted.pairs",
                        "document minkao_planted.left",
                        "document minkao_planted.right",
                        "event minkao.planted",
                        "line planted.log",
                        "figure planted")) {
                    assertThat(joins)
                            .as(place)
                            .anyMatch(found -> found.startsWith(place) && found.contains("ballot 3"));
                }
            } finally {
                database.drop();
                Files.deleteIfExists(log);
                admin.deleteTopics(List.of("minkao.planted")).all().get();
            }
        }
    }

    @Test
    void secretsAreNowhereButInTheirFiles() throws IOException {
        List<String> secrets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(stack.logs().resolveSibling("secrets"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                secrets.add(Files.readString(file).strip());
            }
        }
        assertThat(secrets.size()).isGreaterThan(10);
        LeakScan all = scan;
        assertThat(secrets)
                .allSatisfy(secret -> assertThat(all.placesWith(secret)).isEmpty());
    }

    @Test
    void whoReadsTheResultLearnsNoPerson() {
        JsonNode page = web.must("", "/api/public/v1/evaluation/campaigns/" + play.campaign() + "/result");
        assertThat(page.path("result").path("subjects").size()).isEqualTo(2);
        assertThat(page.toString()).doesNotContain("zq7xmark");
    }
}
