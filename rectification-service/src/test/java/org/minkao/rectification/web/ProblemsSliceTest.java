package org.minkao.rectification.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.Actors;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.kit.web.StrictJson;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ProblemsSliceTest {
    private static final String API = "/api/rectification/v1";
    private final OpenedCase opened = new OpenedCase();
    private final MockMvc mvc = mvc(opened);

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aWrongStepNamesStatusAndExpectation() throws Exception {
        as(People.CHIEF, post(cases("/start")))
                .andExpect(status().isConflict())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:problem:rectification:step-not-allowed"))
                .andExpect(jsonPath("$.code").value("STEP_NOT_ALLOWED"))
                .andExpect(jsonPath("$.status").value(409))
                .andExpect(jsonPath("$.title").value("当前状态下不能进行此操作"))
                .andExpect(jsonPath("$.detail", containsString("is OPENED (expected for START")));
    }

    @Test
    void titlesComeInEnglishToo() throws Exception {
        as(People.COUNTY, get(API + "/cases/nothing").header("Accept-Language", "en"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("There is no such case"));
        as(People.COUNTY, get(API + "/cases/nothing"))
                .andExpect(jsonPath("$.title").value("没有这个整改事项"));
    }

    @Test
    void nobodyLoggedInIsAskedToLogIn() throws Exception {
        mvc.perform(get(cases(""))).andExpect(status().isUnauthorized());
    }

    @Test
    void anotherSectionsCaseIsNotFound() throws Exception {
        as(People.OTHER_CHIEF, get(cases("")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("CASE_NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assign|{\"owner\":7}|owner",
                "assign|{\"owner\":\"chief-chen\",\"boss\":\"x\"}|boss",
                "assign|{}|owner",
                "assign|{\"owner\":\"chief-chen\",\"owner\":\"staff-liu\"}|owner",
                "assign|{\"owner\":\"chief-wang\"}|owner",
                "confirm|{\"method\":\"LETTER\",\"satisfied\":true,\"note\":\"x\"}|method",
                "confirm|{\"method\":\"CALL_BACK\",\"satisfied\":\"yes\",\"note\":\"x\"}|satisfied",
                "extension|{\"workingDays\":1.5,\"reason\":\"x\"}|workingDays",
                "extension|{\"workingDays\":100,\"reason\":\"x\"}|workingDays",
                "plan|{\"measures\":[{\"text\":\"x\",\"due\":\"2026-02-30\"}]}|measures[0].due",
                "plan|{\"measures\":[null]}|measures[0]",
                "verify|{\"reason\":\"\"}|reason"
            })
    void badInputNamesTheField(String step, String body, String field) throws Exception {
        as(People.OFFICE, json(cases("/" + step), body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.code").exists());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "[]", "null", "{\"owner\"", "\"x\""})
    void whatIsNoObjectIsRefused(String body) throws Exception {
        as(People.OFFICE, json(cases("/assign"), body)).andExpect(status().isBadRequest());
    }

    @Test
    void anOldVersionIsAConflict() throws Exception {
        as(People.OFFICE, json(cases("/assign"), "{\"owner\":\"chief-chen\"}").header("If-Match", "\"9\""))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CHANGED_MEANWHILE"));
        as(People.OFFICE, json(cases("/assign"), "{\"owner\":\"chief-chen\"}").header("If-Match", "new"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("If-Match"));
        as(People.OFFICE, json(cases("/assign"), "{\"owner\":\"chief-chen\"}").header("If-Match", "\"1\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.status").value("ASSIGNED"))
                .andExpect(jsonPath("$.overdue").isEmpty())
                .andExpect(jsonPath("$.deadline").value("2026-03-30"));
    }

    @Test
    void anUnknownInboxIsNamed() throws Exception {
        as(People.OFFICE, get(API + "/campaigns/" + People.CAMPAIGN + "/cases?inbox=yours"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("inbox"));
        as(People.OFFICE, get(API + "/campaigns/" + People.CAMPAIGN + "/cases?inbox=mine"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].number").value("ZG-2026-001"))
                .andExpect(jsonPath("$.items[0].steps[0]").value("ASSIGN"));
    }

    @Test
    void evidenceComesBackAsAFileThatNoBrowserRuns() throws Exception {
        opened.inProgress();
        String answer = as(
                        People.CHIEF,
                        post(cases("/evidence")).contentType("text/plain").content("整改前后"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.size").value(12))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String sha256 = answer.replaceAll(".*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
        as(People.INSPECTOR, get(cases("/evidence/" + sha256)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/plain"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")));
        as(People.OTHER_CHIEF, get(cases("/evidence/" + sha256))).andExpect(status().isNotFound());
        as(People.CHIEF, post(cases("/evidence")).contentType("image/png").content("no png"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("EVIDENCE_TYPE"))
                .andExpect(jsonPath("$.field").value("Content-Type"));
        as(People.CHIEF, post(cases("/evidence")).contentType("text/plain")).andExpect(status().isBadRequest());
    }

    @Test
    void theDeadlineIsExplainedDayByDayInBothLanguages() throws Exception {
        as(People.CHIEF, get(cases("/deadline")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.deadline").value("2026-03-30"))
                .andExpect(jsonPath("$.countedFrom").value("2026-03-02"))
                .andExpect(jsonPath("$.certain").value(true))
                .andExpect(jsonPath("$.skipped").value(8))
                .andExpect(jsonPath("$.days[4].date").value("2026-03-07"))
                .andExpect(jsonPath("$.days[4].counted").value(false))
                .andExpect(jsonPath("$.days[4].reason").value("周末，不计"));
        as(People.CHIEF, get(cases("/deadline")).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.days[4].reason").value("weekend, not counted"));
    }

    @Test
    void thePublicLedgerNeedsNobodyAndNamesNobody() throws Exception {
        opened.closed();
        mvc.perform(get("/api/public/v1/rectification/campaigns/" + People.CAMPAIGN + "/ledger"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].status").value("CLOSED"))
                .andExpect(jsonPath("$.counts.CLOSED").value(1))
                .andExpect(content().string(not(containsString("chief-chen"))))
                .andExpect(content().string(not(containsString("inspector-xu"))));
    }

    @Test
    void aFindingWhoseCaseIsWrittenSaysSo() throws Exception {
        as(People.AUDITOR, get(API + "/campaigns/" + People.CAMPAIGN + "/findings"))
                .andExpect(jsonPath("$.items[0].status").value("CASE_OPENED"))
                .andExpect(jsonPath("$.items[0].case").value(opened.id.value()));
        as(People.OTHER_CHIEF, get(API + "/campaigns/" + People.CAMPAIGN + "/findings"))
                .andExpect(jsonPath("$.items").isEmpty());
    }

    private ResultActions as(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(actor.id())
                .issuedAt(Instant.EPOCH)
                .claim("roles", List.copyOf(actor.roles()))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
        return mvc.perform(request);
    }

    private String cases(String rest) {
        return API + "/cases/" + opened.id + rest;
    }

    private static MockHttpServletRequestBuilder json(String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockMvc mvc(OpenedCase opened) {
        Clock clock = Calendars.on(OpenedCase.TODAY);
        var room = opened.room;
        var see = room.see(clock);
        var advance = room.advance(clock);
        return MockMvcBuilders.standaloneSetup(
                        new CasesController(advance, see),
                        new CaseEvidenceController(advance, see),
                        new FindingsController(
                                room.seeFindings(), room.dismissFinding(clock), room.openCase(clock), see),
                        new SanctionsController(room.handleSanction(clock)),
                        new LastingRulesController(room.writeRule(clock)),
                        new DeputyLogController(room.deputyLog(clock)),
                        new LedgerController(room.ledger(clock), room.twoPersonSteps()))
                .setCustomArgumentResolvers(new Actors())
                .setControllerAdvice(
                        new ProblemAdvice(new Problems("rectification", Traces.NONE, new QuietPaths(List.of()))))
                .setMessageConverters(
                        new ByteArrayHttpMessageConverter(), new JacksonJsonHttpMessageConverter(StrictJson.mapper()))
                .build();
    }
}
