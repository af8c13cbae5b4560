package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.sheet.SheetSamples;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.Actors;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.kit.web.StrictJson;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SheetSliceTest {
    private static final String RESULT = "/api/evaluation/v1/campaigns/" + ID + "/result";
    private static final String PUBLIC = "/api/public/v1/evaluation/campaigns/" + ID + "/result";

    private MockMvc mvc = mvc(SheetSamples.small().published());

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/passport.html?appraisee=service-centre | text/html;charset=UTF-8 | <!DOCTYPE html>",
                "/passport.pdf?appraisee=service-centre | application/pdf | %PDF-",
                "/tables.xlsx | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | PK"
            })
    void givesAFileToSave(String path, String mediaType, String begin) throws Exception {
        MockHttpServletResponse answer = as("leader-gao", "leader", path)
                .andExpect(status().isOk())
                .andExpect(content().contentType(mediaType))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "no-cache, private"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment; ")))
                .andReturn()
                .getResponse();
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .startsWith(begin);
    }

    @Test
    void theNameOfTheFileIsChineseAndSafe() throws Exception {
        as("county-lin", "county", "/passport.html?appraisee=service-centre")
                .andExpect(header().string(
                                "Content-Disposition",
                                containsString(
                                        "filename*=UTF-8''%E5%BE%97%E5%88%86%E8%AF%B4%E6%98%8E%E4%B9%A6-2026-")));
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.appraisees.set(0, new Plan.Appraisee("service-centre", "a/../\"b\";\r\nX: y\\.exe", "类", "人", null));
        mvc = mvc(SheetSamples.on(plan.build()).published());
        as("county-lin", "county", "/passport.html?appraisee=service-centre")
                .andExpect(header().string("Content-Disposition", containsString("-2026-a-..--b----X--y-.exe.html")))
                .andExpect(header().doesNotExist("X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sheet.html", "/sheet.pdf", "/tables.xlsx"})
    void everybodyReadsThePublishedResult(String path) throws Exception {
        mvc.perform(get(PUBLIC + path))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-cache, public"));
        mvc.perform(get(PUBLIC + path).param("lang", "en")).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sheet.html", "/sheet.pdf", "/tables.xlsx"})
    void nobodyReadsItBefore(String path) throws Exception {
        mvc = mvc(SheetSamples.small().computed());
        mvc.perform(get(PUBLIC + path))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.code").value("NOT_PUBLISHED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sheet.html", "/sheet.pdf", "/tables.xlsx"})
    void whoHasItAlreadyIsToldSo(String path) throws Exception {
        String tag = mvc.perform(get(PUBLIC + path)).andReturn().getResponse().getHeader("ETag");
        assertThat(tag).isNotNull();
        mvc.perform(get(PUBLIC + path).header("If-None-Match", "\"other\", " + tag))
                .andExpect(status().isNotModified())
                .andExpect(header().string("ETag", tag))
                .andExpect(content().bytes(new byte[0]));
        mvc.perform(get(PUBLIC + path).param("lang", "en").header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    @Test
    void thePublicSheetNamesRolesAndNobody() throws Exception {
        String page = mvc.perform(get(PUBLIC + "/sheet.html"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("县考评办计算，领导小组确认，县考评办于 2026-11-25").doesNotContain("county-lin", "leader-gao", "某");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "county-lin, county, /passport.pdf?appraisee=nobody, 400, UNKNOWN_APPRAISEE, appraisee",
                "county-lin, county, /passport.pdf, 400, UNKNOWN_APPRAISEE, appraisee",
                "county-lin, county, /passport.html?appraisee=archive&lang=fr, 400, FIELD_INVALID, lang",
                "chief-chen, chief, /passport.html?appraisee=archive, 403, NOT_ALLOWED, -",
                "stranger, county-, /tables.xlsx, 403, NOT_ALLOWED, -"
            })
    void refusesWithAProblemThatNamesTheField(
            String person, String role, String path, int status, String code, String field) throws Exception {
        ResultActions answer = as(person, role, path)
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.code").value(code));
        if (field != null) {
            answer.andExpect(jsonPath("$.field").value(field));
        }
    }

    private ResultActions as(String person, String role, String path) throws Exception {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(person)
                .issuedAt(Instant.EPOCH)
                .claim("roles", List.of(role))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
        return mvc.perform(get(RESULT + path));
    }

    private static MockMvc mvc(SheetSamples samples) {
        PdfPrinter printer = new PdfPrinter(Duration.ofSeconds(60));
        return MockMvcBuilders.standaloneSetup(
                        new SheetController(samples.sheets, printer),
                        new PublicSheetController(samples.sheets, printer))
                .setCustomArgumentResolvers(new Actors())
                .setControllerAdvice(
                        new ProblemAdvice(new Problems("evaluation", Traces.NONE, new QuietPaths(List.of()))))
                .setMessageConverters(
                        new ByteArrayHttpMessageConverter(), new JacksonJsonHttpMessageConverter(StrictJson.mapper()))
                .build();
    }
}
