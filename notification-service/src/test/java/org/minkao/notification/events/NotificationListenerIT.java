package org.minkao.notification.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.notification.Desk.CAMPAIGN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.kit.web.StrictJson;
import org.minkao.notification.Desk;
import org.minkao.notification.announcement.Announcement;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.testkit.Contracts;

class NotificationListenerIT {
    private static final Pattern RECEIVED = Pattern.compile("name: (minkao\\.[a-z.-]+\\.v1)");
    private static final Pattern ADDRESS = Pattern.compile("address: (minkao\\.[a-z.-]+)");
    private static final Pattern OPEN_PLACE = Pattern.compile("\\{[a-zA-Z]+}");

    private final Desk desk = Desk.open("listen");
    private final Map<String, EventHandler> handlers = new NotificationListener(
                    StrictJson.tolerant(),
                    desk.announce(),
                    desk.people,
                    desk.people,
                    desk.deliveries,
                    desk.templates,
                    desk.clock)
            .handlers();
    private final Map<String, EventHandler> audits = new AuditListener(StrictJson.tolerant(), desk.audit).handlers();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void hearsExactlyWhatItsContractSays() throws IOException {
        Set<String> heard = new TreeSet<>(handlers.keySet());
        heard.addAll(audits.keySet());
        assertThat(heard).hasSizeGreaterThan(15).isEqualTo(inContract(RECEIVED));
        Set<String> topics = new TreeSet<>(NotificationListener.TOPICS);
        topics.addAll(AuditListener.TOPICS);
        assertThat(topics).isEqualTo(inContract(ADDRESS));
    }

    @Test
    void readsEveryExampleOfEveryEvent() {
        int read = 0;
        for (Map.Entry<String, EventHandler> handler : all().entrySet()) {
            for (String example : Contracts.examples(handler.getKey())) {
                handler.getValue().handle(event(handler.getKey(), "e" + read, example));
                read++;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(all().size());
        assertThat(desk.audit.check().entries()).isEqualTo(3);
    }

    @Test
    void tellsOnlyWhomAnEventConcernsInWordsOfBothLanguages() {
        for (String type : List.of(
                "minkao.evaluation.campaign-frozen.v1",
                "minkao.evaluation.phase-started.v1",
                "minkao.rectification.case-advanced.v1",
                "minkao.rectification.sanction-decided.v1",
                "minkao.survey.opinion-received.v1")) {
            play(type, type, Contracts.example(type));
        }
        assertThat(of("chief-chen"))
                .extracting(InboxMessage::template)
                .containsExactlyInAnyOrder("plan-frozen", "phase-started", "case-advanced");
        assertThat(of("office-he"))
                .extracting(InboxMessage::template)
                .containsExactlyInAnyOrder("plan-frozen", "phase-started", "opinion-received");
        assertThat(of("staff-liu")).extracting(InboxMessage::template).containsExactly("sanction-decided");
        InboxMessage phase = of("chief-chen").stream()
                .filter(m -> m.template().equals("phase-started"))
                .findFirst()
                .orElseThrow();
        assertThat(text(phase, false)).contains("示例局民主考评").contains("“问卷调查、接受测评”");
        assertThat(text(phase, true)).contains("the phase \"survey\"");
    }

    @Test
    void onlyDisciplineHearsThatInterferenceWasReportedAndNoMailShowsWhen() {
        String type = "minkao.survey.interference-reported.v1";
        desk.knowing(
                new CampaignPeople.Assignment("discipline-tang", "discipline", List.of()),
                new CampaignPeople.Assignment("county-lin", "county", List.of()),
                new CampaignPeople.Assignment("office-he", "office", List.of()));

        play("r1", type, Contracts.example(type));

        assertThat(of("discipline-tang")).singleElement().satisfies(message -> {
            assertThat(message.template()).isEqualTo("interference-reported");
            assertThat(text(message, false)).contains("2026-12-18").contains("干扰");
        });
        assertThat(of("county-lin")).isEmpty();
        assertThat(of("office-he")).isEmpty();
        assertThat(desk.deliveries.of(CAMPAIGN, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void noMessageIsSentWithAnOpenPlaceOrACodeOfOurs() {
        play(
                "frozen",
                "minkao.evaluation.campaign-frozen.v1",
                Contracts.example("minkao.evaluation.campaign-frozen.v1"));
        handlers.keySet().forEach(type -> play(type, type, Contracts.example(type)));
        int told = 0;
        for (String person :
                List.of("county-lin", "office-he", "deputy-wu", "chief-chen", "inspector-xu", "staff-liu")) {
            for (InboxMessage message : of(person)) {
                for (boolean english : new boolean[] {false, true}) {
                    assertThat(text(message, english))
                            .as(message.template())
                            .doesNotContainPattern(OPEN_PLACE)
                            .doesNotContain("“”", "\"\"", "（）")
                            .doesNotContainPattern("\\b[A-Z]+_[A-Z]+\\b");
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(20);
    }

    @Test
    void hasWordsForEveryCodeThatContractsList() throws IOException {
        Map<String, Set<String>> codes = new TreeMap<>();
        for (String field : List.of(
                "evaluation/phase-started|phase",
                "evaluation/inspection-planned|kind",
                "evaluation/inspection-confirmed|kind",
                "evaluation/appeal-filed|about",
                "evaluation/appeal-decided|about",
                "evaluation/appeal-decided|outcome",
                "survey/opinion-received|channel",
                "rectification/case-closed|outcome")) {
            String[] parts = field.split("\\|", -1);
            try (InputStream in = resource("contracts/" + parts[0] + "/v1/schema.json")) {
                Set<String> values = new TreeSet<>();
                StrictJson.tolerant()
                        .readTree(in)
                        .at("/properties/" + parts[1] + "/enum")
                        .forEach(value -> values.add(value.asString()));
                codes.put(field, values);
            }
        }
        assertThat(codes)
                .allSatisfy((field, values) ->
                        assertThat(values).as(field).isNotEmpty().allMatch(Words::knows));
    }

    @Test
    void tellsOfAnAppealItsOwnSectionAndThoseWhoDecideOnceEach() {
        desk.knowing(
                new CampaignPeople.Assignment("county-lin", "county", List.of()),
                new CampaignPeople.Assignment("office-he", "office", List.of()),
                new CampaignPeople.Assignment("chief-chen", "chief", List.of("service-centre")),
                new CampaignPeople.Assignment("chief-lin", "chief", List.of("archive")));
        for (String event : List.of("appeal-filed", "appeal-decided", "appeal-decided")) {
            String type = "minkao.evaluation." + event + ".v1";
            play(event, type, Contracts.example(type));
        }
        assertThat(of("chief-chen"))
                .extracting(InboxMessage::template)
                .containsExactlyInAnyOrder("appeal-filed", "appeal-decided");
        assertThat(of("county-lin")).hasSize(2);
        assertThat(of("chief-lin")).isEmpty();
        assertThat(of("office-he")).isEmpty();
        InboxMessage decided = of("chief-chen").stream()
                .filter(message -> message.template().equals("appeal-decided"))
                .findFirst()
                .orElseThrow();
        assertThat(text(decided, false)).contains("扣分", "予以更正", "扣分减为一分");
    }

    @Test
    void aCodeThatIsNotKnownYetIsNotShown() {
        assertThat(Words.both("step", "ASK_THE_MOON")).isEqualTo(Map.of("step", "有新进展", "stepEn", "there is news"));
    }

    @Test
    void aLetterIsKeptSealedForItsDelivery() {
        play(
                "r1",
                "minkao.evaluation.invitation-issued.v1",
                Contracts.example("minkao.evaluation.invitation-issued.v1"));
        play(
                "r1",
                "minkao.evaluation.invitation-issued.v1",
                Contracts.example("minkao.evaluation.invitation-issued.v1"));
        assertThat(desk.deliveries.of(CAMPAIGN, Optional.empty(), 10))
                .singleElement()
                .satisfies(stored -> {
                    Delivery letter = stored.state();
                    assertThat(letter.template()).isEqualTo("invitation");
                    assertThat(letter.sealed()).isEqualTo("c2VhbGVkIGV4YW1wbGUsIG5vdCByZWFkYWJsZQ==");
                    assertThat(letter.person()).isNull();
                });
    }

    @Test
    void whatIsMissingAPromisedFieldIsUnreadableWithoutQuotingIt() {
        String contacts = "minkao.evaluation.contacts-listed.v1";
        for (String broken : List.of(
                "{\"campaign\":\"c\",\"people\":[{\"person\":\"p\",\"email\":null,\"name\":\"secret@x.invalid\"}]}",
                "{\"campaign\":\"c\",\"people\":\"secret@x.invalid\"}",
                "{\"people\":[]}",
                "null",
                "secret@x.invalid")) {
            assertThatThrownBy(() -> play("e", contacts, broken))
                    .as(broken)
                    .isInstanceOf(UnreadableEvent.class)
                    .hasNoCause()
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> play("e", "minkao.survey.command-recorded.v1", "{\"who\":\"a\"}"))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void fieldsOfALaterContractAreIgnored() {
        play("e", "minkao.survey.opinion-received.v1", """
                {"campaign":"%s","opinion":"o","channel":"WEB","receivedOn":"2026-12-01","later":{"a":[1]}}""".formatted(CAMPAIGN));
        assertThat(desk.announcements.find("e"))
                .isPresent()
                .get()
                .satisfies(stored -> assertThat(stored.state().status()).isEqualTo(Announcement.Status.WAITING));
    }

    private Map<String, EventHandler> all() {
        Map<String, EventHandler> all = new TreeMap<>(handlers);
        all.putAll(audits);
        return all;
    }

    private void play(String id, String type, String json) {
        EventHandler handler = all().get(type);
        assertThat(handler).as(type).isNotNull();
        handler.handle(event(type, id, json));
    }

    /** Each event is the first of a key of its own. */
    private static IncomingEvent event(String type, String id, String json) {
        return Desk.event(type.replaceAll("\\.[a-z-]+\\.v1$", ".played-" + id), type, id, 1, json);
    }

    private List<InboxMessage> of(String person) {
        return desk.inbox.of(person, Optional.of(CAMPAIGN), false, 100).stream()
                .map(stored -> stored.state())
                .toList();
    }

    private String text(InboxMessage message, boolean english) {
        var text = desk.templates
                .get(message.template(), message.templateVersion())
                .in(english, message.params());
        return text.subject() + "\n" + text.body();
    }

    private static Set<String> inContract(Pattern pattern) throws IOException {
        try (InputStream in = resource("contracts/asyncapi/notification.yaml")) {
            Set<String> found = new TreeSet<>();
            Matcher matcher = pattern.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }

    private static InputStream resource(String name) {
        InputStream in = NotificationListenerIT.class.getClassLoader().getResourceAsStream(name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
