package org.minkao.notification.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.minkao.notification.Desk.CAMPAIGN;
import static org.minkao.notification.Desk.NOW;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.Actors;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.kit.web.StrictJson;
import org.minkao.notification.Desk;
import org.minkao.notification.audit.ReadAudit;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.delivery.ReadDeliveries;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.inbox.ReadInbox;
import org.minkao.notification.people.CampaignPeople.Assignment;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DoorsSliceTest {
    private static final String ROOT = "/api/notification/v1";
    private final Desk desk = Desk.open("doors");
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new InboxController(new ReadInbox(desk.inbox, desk.clock), desk.templates),
                    new DeliveryController(new ReadDeliveries(desk.deliveries, desk.people), desk.templates),
                    new AuditController(
                            new ReadAudit(desk.audit, desk.people, java.util.Set.of("minkao.survey.audit"))))
            .setControllerAdvice(new ProblemAdvice(new Problems("notification", Traces.NONE, QuietPaths.of())))
            .setCustomArgumentResolvers(new Actors())
            .setMessageConverters(new JacksonJsonHttpMessageConverter(StrictJson.mapper()))
            .build();

    @AfterEach
    void close() {
        SecurityContextHolder.clearContext();
        desk.close();
    }

    @Test
    void readsTheOwnMessageOnce() throws Exception {
        put("e1", "wang");
        as("wang", "chief");
        mvc.perform(get(ROOT + "/inbox").header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].subject").value("方案已定：某局考评"))
                .andExpect(jsonPath("$.items[0].status").value("UNREAD"))
                .andExpect(jsonPath("$.items[0].version").value(1));
        mvc.perform(post(ROOT + "/inbox/{id}/read", "e1~wang").header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.subject").value("Plan frozen: 某局考评"))
                .andExpect(jsonPath("$.status").value("READ"))
                .andExpect(jsonPath("$.readAt").value("2026-12-01T00:00:00Z"))
                .andExpect(jsonPath("$.version").value(2));
        mvc.perform(post(ROOT + "/inbox/{id}/read", "e1~wang"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        mvc.perform(get(ROOT + "/inbox").param("unread", "true"))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e1~wang", "no-such-message"})
    void somebodyElsesMessageIsAsAbsentAsNone(String id) throws Exception {
        put("e1", "wang");
        as("li", "county", "auditor", "ops");
        mvc.perform(post(ROOT + "/inbox/{id}/read", id).header("Accept-Language", "en"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:problem:notification:not-found"))
                .andExpect(jsonPath("$.code").value("NOT_FOUND"))
                .andExpect(jsonPath("$.detail").value(containsString(id)));
        mvc.perform(get(ROOT + "/inbox")).andExpect(jsonPath("$.items.length()").value(0));
    }

    @ParameterizedTest
    @CsvSource({
        "county,200",
        "office,200",
        "ops,200",
        "auditor,200",
        "leader,403",
        "deputy,403",
        "chief,403",
        "staff,403",
        "inspector,403",
        "discipline,403",
        "subscriber,403"
    })
    void deliveriesAreForThoseWhoAnswerForThem(String role, int status) throws Exception {
        desk.knowing(new Assignment("x", role, List.of()));
        as("x", role);
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", CAMPAIGN)).andExpect(status().is(status));
    }

    @ParameterizedTest
    @CsvSource({
        "auditor,200",
        "discipline,200",
        "county,200",
        "ops,200",
        "office,403",
        "leader,403",
        "chief,403",
        "subscriber,403"
    })
    void theAuditIsForThoseWhoOversee(String role, int status) throws Exception {
        desk.knowing(new Assignment("x", role, List.of()));
        as("x", role);
        mvc.perform(get(ROOT + "/audit")).andExpect(status().is(status));
        mvc.perform(get(ROOT + "/audit/check")).andExpect(status().is(status));
    }

    @ParameterizedTest
    @CsvSource({"county,200", "ops,200", "office,403", "auditor,403"})
    void deliveriesOfACampaignAreClosedToTheOfficeOfAnother(String role, int status) throws Exception {
        desk.knowing(new Assignment("x", role, List.of()), new Assignment("y", "auditor", List.of()));
        as("x", role);
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", "another-campaign")).andExpect(status().is(status));
        as("z", role);
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", CAMPAIGN)).andExpect(status().is(status));
    }

    @Test
    void aRoleInThePlanOpensNoDeliveriesWithoutTheSameRoleInTheToken() throws Exception {
        desk.knowing(new Assignment("x", "chief", List.of()), new Assignment("y", "auditor", List.of()));
        as("x", "office", "chief");
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", CAMPAIGN)).andExpect(status().isForbidden());
        as("y", "office");
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", CAMPAIGN)).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({"county,200", "ops,200", "auditor,403", "discipline,403"})
    void entriesAreClosedToThoseWhoOverseeNoCampaignAndTheCheckIsNot(String role, int status) throws Exception {
        desk.knowing(new Assignment("y", role, List.of()), new Assignment("x", "chief", List.of()));
        as("x", role);
        mvc.perform(get(ROOT + "/audit")).andExpect(status().is(status));
        mvc.perform(get(ROOT + "/audit/check")).andExpect(status().isOk());
    }

    @Test
    void whoOverseesSeesTheEntriesOfTheOwnCampaigns() throws Exception {
        desk.knowing(new Assignment("shen", "auditor", List.of()), new Assignment("tang", "discipline", List.of()));
        entry(1, "campaigns/" + CAMPAIGN);
        entry(2, "results/another-campaign");
        entry(3, "opinions/o1");
        assertEntries("shen", "auditor", "opinions/o1", "campaigns/" + CAMPAIGN);
        assertEntries("tang", "discipline", "campaigns/" + CAMPAIGN);
        assertEntries("lin", "county", "opinions/o1", "results/another-campaign", "campaigns/" + CAMPAIGN);
    }

    private void assertEntries(String person, String role, String... subjects) throws Exception {
        as(person, role);
        mvc.perform(get(ROOT + "/audit"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].subject").value(contains(subjects)));
    }

    private void entry(int i, String subject) {
        String json = "{\"who\":\"lin\",\"action\":\"Act\",\"subject\":\"%s\",\"at\":\"2026-12-01T00:00:00Z\"}"
                .formatted(subject);
        desk.audit.append(new IncomingEvent(
                "minkao.survey.audit",
                subject,
                "minkao.survey.command-recorded.v1",
                "id-" + i,
                subject,
                i,
                NOW.plusSeconds(i),
                json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void deliveriesShowNeitherPersonNorAddressNorLetter() throws Exception {
        Delivery toPerson = Delivery.toPerson("e1~wang", CAMPAIGN, "plan-frozen", 1, "wang", Map.of("title", "题"), NOW);
        Delivery letter = Delivery.sealed("e2", CAMPAIGN, "invitation", 1, "c2VhbGVk", Map.of(), NOW.plusSeconds(754));
        desk.deliveries.insert(toPerson.id(), toPerson, List.of(), null);
        desk.deliveries.insert(letter.id(), letter, List.of(), null);
        as("x", "county");
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", CAMPAIGN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.counts.CREATED").value(2))
                .andExpect(jsonPath("$.items[0].template").value("invitation"))
                .andExpect(jsonPath("$.items[0].createdAt").value("2026-12-01T00:00:00Z"))
                .andExpect(jsonPath("$.items[0].state").value("CREATED"))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("wang"))))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("c2VhbGVk"))));
        mvc.perform(get(ROOT + "/campaigns/{c}/deliveries", CAMPAIGN).param("state", "SKIPPED"))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/campaigns/c/deliveries?state=LOST, state",
        "/inbox?unread=perhaps, unread",
        "/audit?limit=0, limit",
        "/audit?limit=1001, limit",
        "/audit?limit=many, limit",
        "/audit?topic=minkao.box.audit, topic"
    })
    void badInputIsAProblemThatNamesTheField(String path, String field) throws Exception {
        as("x", "county");
        mvc.perform(get(ROOT + path))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.code").value("FIELD_INVALID"));
    }

    @Test
    void strangersAreAskedToLogIn() throws Exception {
        for (String path : List.of("/inbox", "/audit", "/templates", "/campaigns/c/deliveries")) {
            mvc.perform(get(ROOT + path))
                    .andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.code").value("LOGIN_REQUIRED"));
        }
    }

    @Test
    void templatesAreShownInBothLanguagesWithTheirVersion() throws Exception {
        as("x", "auditor");
        mvc.perform(get(ROOT + "/templates"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.id=='invitation')].version").value(1))
                .andExpect(jsonPath("$.items[?(@.id=='invitation')].zh.body").isNotEmpty())
                .andExpect(jsonPath("$.items[?(@.id=='invitation')].en.subject").isNotEmpty());
        as("x", "chief");
        mvc.perform(get(ROOT + "/templates")).andExpect(status().isForbidden());
    }

    private void put(String event, String person) {
        InboxMessage message =
                InboxMessage.unread(event, person, CAMPAIGN, "plan-frozen", 1, Map.of("title", "某局考评"), NOW);
        desk.inbox.insert(message.id(), message, List.of(), null);
    }

    private static void as(String person, String... roles) {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(person)
                .claim("roles", List.of(roles))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }
}
