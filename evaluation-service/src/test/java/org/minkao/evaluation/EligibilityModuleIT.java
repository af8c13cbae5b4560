package org.minkao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.LookupRequest;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.RollFile;
import org.minkao.ballot.RsaJwk;
import org.minkao.ballot.StrictJson;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;
import org.minkao.ballot.Voter;
import org.minkao.evaluation.Caller.Answer;
import org.minkao.evaluation.boot.EvaluationService;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.SealedBox;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestKafka;
import org.minkao.testkit.TestMongo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The identity side alone, as production deploys it: rosters, invitations and claims through the real doors. */
@SpringBootTest(
        classes = EvaluationService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "minkao.features=eligibility")
@ExtendWith(OutputCaptureExtension.class)
class EligibilityModuleIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CAMPAIGNS = "minkao.evaluation.campaign";
    private static final String ROLLS = "minkao.evaluation.roll";
    private static final String INVITATIONS = "minkao.evaluation.invitation";
    private static final String REASON = "{\"reason\":\"核对无误\"}";
    private static final String CSV_TYPE = "text/csv";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] CONTACT_KEY = Bytes.random(32, RANDOM).toArray();
    private static final Map<String, String> SETTINGS = ServiceProperties.forTest("evaluation", "eligibility");

    private final String campaign = CampaignId.random(RANDOM).value();
    private final String rosters = "/api/evaluation/v1/rosters/" + campaign;
    private final String door = "/api/eligibility/v1/" + campaign;
    private final int port;
    private long sequence;

    @Autowired
    EligibilityModuleIT(Environment environment) {
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestKafka.create(CAMPAIGNS, ROLLS, INVITATIONS, "minkao.evaluation.audit");
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
        Path secrets = Files.createDirectories(Path.of("target", "eligibility-secrets", "eligibility"));
        Files.writeString(
                secrets.resolve("kek"), Encodings.b64(Bytes.random(32, RANDOM).toArray()));
        registry.add("minkao.secrets-dir", () -> secrets.getParent().toString());
        registry.add("minkao.eligibility.contact-public-key", () -> Encodings.b64(SealedBox.publicKey(CONTACT_KEY)));
    }

    @Test
    void carriesPeopleFromTheRosterToTheirBallotPapers(CapturedOutput output) {
        drafted();
        String preview = ok(lin().post(rosters + "/preview", CSV_TYPE, roster(12, 10)))
                .path("preview")
                .asString();
        ok(lin().post(rosters + "/import", "{\"preview\":\"%s\",\"reason\":\"年度名册\"}".formatted(preview)));
        assertThat(lin().post(rosters + "/seal", REASON).code()).isEqualTo("409 SAME_PERSON");
        assertThat(qiao().post(rosters + "/seal", "{\"reason\":\" \"}").code()).isEqualTo("400 FIELD_INVALID");
        JsonNode sealed = ok(qiao().post(rosters + "/seal", REASON));
        assertThat(sealed.at("/imported/reason").asString()).isEqualTo("年度名册");
        assertThat(sealed.at("/imported/person").asString())
                .isNotEqualTo(sealed.at("/sealed/person").asString());
        assertThat(Instant.parse(sealed.at("/sealed/at").asString()))
                .isAfterOrEqualTo(Instant.parse(sealed.at("/imported/at").asString()));
        assertThat(sealed.path("status").asString()).isEqualTo("SEALED");
        assertThat(sealed.at("/styles/0/roll").asInt()).isEqualTo(14);
        List<IncomingEvent> rolls = Events.await(ROLLS, this::ours, 2);
        rolls.forEach(event -> Contracts.validate(event.type(), event.data()));
        assertThat(lin().post(rosters + "/invitations", REASON).code()).isEqualTo("409 ROLL_NOT_FROZEN");

        Manifest manifest = frozen(rolls);
        await().atMost(SOON)
                .until(() -> lin().post(rosters + "/invitations", REASON).status() == 200);
        List<IncomingEvent> invited = Events.await(INVITATIONS, event -> ours(event, "invitation-issued"), 22);
        invited.forEach(event -> Contracts.validate(event.type(), event.data()));
        List<Invitation> invitations = invited.stream().map(this::invitation).toList();
        Invitation mine = invitations.stream()
                .filter(each -> styles(each).equals("clients"))
                .findFirst()
                .orElseThrow();
        Voter voter = Voter.start(manifest, new StyleId("clients"), RANDOM);
        ClaimRequest claim = voter.claim(mine);
        assertThat(claim(claim).code()).isEqualTo("409 NOT_OPEN");

        play(
                "phase-started",
                "{\"campaign\":\"%s\",\"phase\":\"SURVEY\",\"startedAt\":\"%s\",\"byDecision\":true}"
                        .formatted(campaign, now()));
        await().atMost(SOON).until(() -> claim(claim).status() == 200);
        Answer again = claim(claim);
        voter.finish(Bytes.ofB64u(again.json().path("blindSig").asString()));
        assertThat(claim(Voter.start(manifest, new StyleId("clients"), RANDOM).claim(mine))
                        .code())
                .isEqualTo("409 ALREADY_CLAIMED");
        IncomingEvent told = Events.await(INVITATIONS, event -> ours(event, "ballot-paper-issued"));
        Contracts.validate(told.type(), told.data());
        assertThat(told.key()).isEqualTo(mine.roster(new StyleId("clients")).hex());
        JsonNode standing = ok(lin().get(rosters)).at("/styles/0");
        assertThat(standing.path("claimed").asInt()).isEqualTo(1);
        assertThat(standing.path("invited").asInt()).isEqualTo(12);

        play(
                "survey-closed",
                "{\"campaign\":\"%s\",\"closedAt\":\"%s\",\"byDecision\":true}".formatted(campaign, now()));
        List<IncomingEvent> closed = Events.await(ROLLS, event -> ours(event, "roll-closed"), 2);
        closed.forEach(event -> Contracts.validate(event.type(), event.data()));
        JsonNode clients = closed.stream()
                .map(event -> JSON.readTree(event.data()))
                .filter(json -> json.path("style").asString().equals("clients"))
                .findFirst()
                .orElseThrow();
        assertThat(clients.path("issued").asInt()).isEqualTo(1);
        assertThat(clients.path("used").asString())
                .isEqualTo(RollFile.of(List.of(mine.use(new StyleId("clients"))))
                        .digest()
                        .hex());
        assertThat(claim(claim).code()).isEqualTo("409 CLOSED");
        assertThat(collections("evaluation"))
                .noneMatch(name -> name.matches("roll|rosters|lookups|previews.*|knownCampaigns"));
        assertThat(collections("eligibility")).contains("roll", "rosters", "lookups", "knownCampaigns");
        keepsSilent(output, invitations);
    }

    @Test
    void answersEveryUnknownInvitationAlikeAndTellsOnlyCodeAndStatus() {
        drafted();
        sealed();
        Answer one = lookup(Bytes.random(32, RANDOM));
        Answer other = lookup(Bytes.random(32, RANDOM));

        assertThat(one.code()).isEqualTo("404 UNKNOWN_INVITATION");
        assertThat(other.text()).isEqualTo(one.text());
        assertThat(one.json().propertyNames()).containsExactlyInAnyOrder("type", "title", "status", "code");
        for (String body : List.of(
                "", "{}", "[]", "{\"k\":1}", "{\"k\":\"AA\"}", "{\"k\":\"%%\"}", "{\"k\":\"\",\"k\":\"\"}", "x")) {
            for (String path : List.of("/lookup", "/claims")) {
                Answer answer = Caller.nobody(port).post(door + path, body);
                assertThat(answer.status()).as(path + " " + body).isEqualTo(400);
                assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("type", "title", "status", "code");
            }
        }
        assertThat(Caller.nobody(port).post(door + "/lookup", "x".repeat(9000)).code())
                .isEqualTo("413 TOO_LARGE");
        assertThat(Caller.nobody(port)
                        .post(
                                "/api/eligibility/v1/"
                                        + CampaignId.random(RANDOM).value() + "/lookup",
                                body(Bytes.random(32, RANDOM)))
                        .code())
                .isEqualTo("404 UNKNOWN_CAMPAIGN");
        assertThat(Caller.nobody(port).get(door + "/lookup").status()).isIn(401, 405);
    }

    @Test
    void listsEveryBadRowAndImportsTheOthersOnlyOnDemand() {
        drafted();
        byte[] csv = """
                姓名,手机号,邮箱,票种
                甲,13800138000,a@example.com,服务对象
                乙,1.38E+10,b@example.com,服务对象
                丙,13800138002,c@example.com,领导
                ,13800138003,d@example.com,clients
                戊,13800138004,,服务对象
                陈为民,13800138005,f@example.com,服务对象
                """.getBytes(Charset.forName("GB18030"));

        JsonNode preview = ok(lin().post(rosters + "/preview", CSV_TYPE, csv));

        assertThat(preview.path("rows").asInt()).isEqualTo(6);
        assertThat(preview.path("good").asInt()).isEqualTo(1);
        assertThat(preview.at("/classes/clients").asInt()).isEqualTo(1);
        assertThat(preview.path("bad")
                        .valueStream()
                        .map(bad -> bad.path("row").asInt() + bad.path("code").asString()))
                .containsExactly(
                        "3PHONE_DIGITS_LOST", "4CLASS_UNKNOWN", "5NAME_MISSING", "6EMAIL_MISSING", "7CONFLICT_CHIEF");
        assertThat(preview.at("/bad/4/expectation").asString()).contains("示例服务中心", "负责人不评自己");
        assertThat(preview.at("/bad/1/expectation").asString()).isEqualTo("方案中没有这个票种，可填：服务对象、机关同事");
        assertThat(preview.at("/bad/1/column").asString()).isEqualTo("票种");
        assertThat(preview.at("/bad/3/column").asString()).isEqualTo("邮箱");
        assertThat(preview.at("/bad/3/expectation").asString()).startsWith("应填写邮箱");
        assertThat(preview.at("/bad/3/expectationEn").asString()).startsWith("a mail address");
        String wanted = "{\"preview\":\"%s\",\"reason\":\"r\"%s}";
        String id = preview.path("preview").asString();
        assertThat(lin().post(rosters + "/import", wanted.formatted(id, "")).code())
                .isEqualTo("409 ROSTER_HAS_BAD_ROWS");
        assertThat(ok(lin().post(rosters + "/import", wanted.formatted(id, ",\"skipBad\":true")))
                        .path("status")
                        .asString())
                .isEqualTo("IMPORTED");
        assertThat(qiao().post(rosters + "/seal", REASON).code()).isEqualTo("409 ROSTER_TOO_SMALL");
    }

    @Test
    void refusesStrangersOtherRolesAndBadInputWithAProblem() {
        drafted();
        byte[] csv = roster(10, 10);
        assertThat(Caller.nobody(port).get(rosters).code()).isEqualTo("401 LOGIN_REQUIRED");
        Caller office = Caller.as(port, "office-he", "office");
        assertThat(office.post(rosters + "/preview", CSV_TYPE, csv).code()).isEqualTo("403 NOT_ALLOWED");
        assertThat(office.post(rosters + "/seal", REASON).code()).isEqualTo("403 NOT_ALLOWED");
        assertThat(lin().post(rosters + "/preview", CSV_TYPE, new byte[0]).status())
                .isEqualTo(400);
        assertThat(lin().post(rosters + "/preview", CSV_TYPE, new byte[9 * 1024 * 1024])
                        .code())
                .isEqualTo("413 TOO_LARGE");
        assertThat(lin().post(rosters + "/preview", "image/png", csv).code()).isEqualTo("415 TYPE_NOT_SUPPORTED");
        assertThat(lin().post(rosters + "/preview", CSV_TYPE, "a,b\n1,2".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("400 ROSTER_HEADER");
        assertThat(lin().post(rosters + "/import", "{\"preview\":\"x\",\"reason\":\"r\",\"more\":1}")
                        .code())
                .isEqualTo("400 UNKNOWN_FIELD");
        assertThat(lin().post(rosters + "/import", "{\"preview\":\"x\"}").code())
                .isEqualTo("400 FIELD_MISSING");
        assertThat(lin().post(rosters + "/import", "{\"preview\":\"x\",\"reason\":\"r\"}")
                        .code())
                .isEqualTo("404 NOT_FOUND");
        assertThat(lin().post(rosters + "/seal", REASON).code()).isEqualTo("404 NOT_FOUND");
        assertThat(lin().get("/api/evaluation/v1/rosters/unknown").code()).isEqualTo("404 NOT_FOUND");
    }

    private void keepsSilent(CapturedOutput output, List<Invitation> invitations) {
        String log = output.getAll();
        assertThat(log).contains("level=INFO");
        for (Invitation invitation : invitations) {
            assertThat(log)
                    .doesNotContain(invitation.codeText())
                    .doesNotContain(invitation.lookupKey().hex())
                    .doesNotContain(invitation.lookupKey().b64u())
                    .doesNotContain(invitation.roster(new StyleId("clients")).hex());
        }
        assertThat(log).doesNotContain("考评人").doesNotContain("1990000").doesNotContain("respondents.invalid");
    }

    private void sealed() {
        String preview = ok(lin().post(rosters + "/preview", CSV_TYPE, roster(10, 10)))
                .path("preview")
                .asString();
        ok(lin().post(rosters + "/import", "{\"preview\":\"%s\",\"reason\":\"年度名册\"}".formatted(preview)));
        ok(qiao().post(rosters + "/seal", REASON));
    }

    private void drafted() {
        ObjectNode event = (ObjectNode) JSON.readTree(Contracts.example("minkao.evaluation.campaign-drafted.v1"));
        event.put("campaign", campaign);
        event.withArray("voterClasses").removeAll();
        event.withArray("voterClasses").addObject().put("id", "clients").put("name", "服务对象");
        event.withArray("voterClasses").addObject().put("id", "peers").put("name", "机关同事");
        play("campaign-drafted", event.toString());
        await().atMost(SOON).until(() -> lin().get(rosters).status() == 200);
    }

    private Manifest frozen(List<IncomingEvent> rolls) {
        Manifest manifest = manifest(rolls);
        ObjectNode event = (ObjectNode) JSON.readTree(Contracts.example("minkao.evaluation.campaign-frozen.v1"));
        event.put("campaign", campaign)
                .put("manifest", Encodings.b64(manifest.write()))
                .put("manifestDigest", manifest.digest().hex())
                .put("surveyStart", now().plus(3, ChronoUnit.DAYS).toString());
        play("campaign-frozen", event.toString());
        return manifest;
    }

    private Manifest manifest(List<IncomingEvent> rolls) {
        Manifest example =
                Manifest.parse(Encodings.unb64(JSON.readTree(Contracts.example("minkao.evaluation.campaign-frozen.v1"))
                        .path("manifest")
                        .asString()));
        Instant open = now().minus(1, ChronoUnit.DAYS);
        Instant close = now().plus(9, ChronoUnit.DAYS);
        List<Manifest.Style> styles = new ArrayList<>();
        for (IncomingEvent event : rolls) {
            JsonNode roll = JSON.readTree(event.data());
            String id = roll.path("style").asString();
            styles.add(new Manifest.Style(
                    new StyleId(id),
                    id,
                    roll.path("label").asString(),
                    50,
                    List.of(new SubjectId("service-centre")),
                    roll.path("roll").asInt(),
                    Bytes.ofHex(roll.path("rollDigest").asString()),
                    Manifest.Publish.RECORDS,
                    false,
                    new RsaJwk(roll.at("/issuer/n").asString())));
        }
        return new Manifest(
                new CampaignId(campaign),
                example.title(),
                new Manifest.Times(open, close, open, close, close.plus(2, ChronoUnit.DAYS)),
                example.separation(),
                example.minCell(),
                example.batch(),
                example.board(),
                example.receiptVkey(),
                example.witnesses(),
                example.auditors(),
                example.client(),
                example.tally(),
                styles,
                example.items());
    }

    private Invitation invitation(IncomingEvent event) {
        byte[] sealed =
                Encodings.unb64(JSON.readTree(event.data()).path("sealed").asString());
        byte[] plain = SealedBox.open(CONTACT_KEY, "minkao/invitation".getBytes(StandardCharsets.US_ASCII), sealed);
        JsonNode letter = JSON.readTree(plain);
        String url = letter.at("/links/0/url").asString();
        Invitation invitation = Invitation.ofFragment(new CampaignId(campaign), url.substring(url.indexOf('#') + 1));
        assertThat(invitation.codeText()).isEqualTo(letter.at("/links/0/code").asString());
        assertThat(letter.path("phone").asString()).startsWith("1990000");
        return invitation;
    }

    private String styles(Invitation invitation) {
        return lookup(invitation.lookupKey()).json().at("/styles/0/id").asString();
    }

    private Answer lookup(Bytes k) {
        return Caller.nobody(port).post(door + "/lookup", body(k));
    }

    private static String body(Bytes k) {
        return new String(new LookupRequest(k).write(), StandardCharsets.US_ASCII);
    }

    private Answer claim(ClaimRequest request) {
        return Caller.nobody(port).post(door + "/claims", new String(request.write(), StandardCharsets.US_ASCII));
    }

    private boolean ours(IncomingEvent event) {
        return event.key().startsWith(campaign + "|");
    }

    private boolean ours(IncomingEvent event, String name) {
        return event.type().equals("minkao.evaluation." + name + ".v1")
                && StrictJson.parse(event.data())
                        .asObject("data")
                        .text("campaign")
                        .equals(campaign);
    }

    private void play(String name, String json) {
        String type = "minkao.evaluation." + name + ".v1";
        Contracts.validate(type, json);
        sequence++;
        Events.play(CAMPAIGNS, campaign, type, sequence, json);
    }

    private static List<String> collections(String room) {
        try (MongoDoor mongo = new MongoDoor(new MongoSettings(TestMongo.uri(), TestMongo.database(room)))) {
            return mongo.database().listCollectionNames().into(new ArrayList<>());
        }
    }

    private static byte[] roster(int clients, int peers) {
        StringBuilder csv = new StringBuilder("姓名,手机号,邮箱,单位,票种\n");
        for (int i = 0; i < clients + peers; i++) {
            csv.append("考评人%d,199%08d,p%d@respondents.invalid,单位%d,%s\n"
                    .formatted(i, i, i, i, i < clients ? "服务对象" : "peers"));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Caller lin() {
        return Caller.as(port, "county-lin", "county");
    }

    private Caller qiao() {
        return Caller.as(port, "county-qiao", "county");
    }
}
