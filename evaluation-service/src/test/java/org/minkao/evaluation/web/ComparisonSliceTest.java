package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.sheet.SheetSamples;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.Actors;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ComparisonSliceTest {
    private static final CampaignId NEXT = new CampaignId("bbbqeayeaudaocajbifqydiob4");
    private static final String MINE = "/api/evaluation/v1/campaigns/";
    private static final String PUBLIC = "/api/public/v1/evaluation/campaigns/" + ID;

    private final SheetSamples samples = SheetSamples.small().published().with(CampaignSamples.another(NEXT));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new ComparisonController(samples.comparison, samples.laboratory))
            .setCustomArgumentResolvers(new Actors())
            .setControllerAdvice(new ProblemAdvice(new Problems("evaluation", Traces.NONE, new QuietPaths(List.of()))))
            .setMessageConverters(
                    new ByteArrayHttpMessageConverter(),
                    new JacksonJsonHttpMessageConverter(org.minkao.kit.web.StrictJson.mapper()))
            .build();

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "/scheme, /scheme.json",
        "/scoring-inputs, /scoring-inputs.json",
        "/scoring-results, /scoring-results.json"
    })
    void givesItsPeopleAndEverybodyTheSameFile(String mine, String published) throws Exception {
        byte[] all = mvc.perform(get(PUBLIC + published))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_JSON))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        as("auditor-shen", "auditor");
        mvc.perform(get(MINE + ID + mine))
                .andExpect(status().isOk())
                .andExpect(content().bytes(all));
    }

    @Test
    void namesTheClauseThatMovesSomebody() throws Exception {
        // The office alone decides, by the marks of one item.
        String scheme = scheme(ID)
                .replace("\"weight\":\"15\"", "\"weight\":\"99\"")
                .replace("\"weight\":\"85\"", "\"weight\":\"1\"");
        laboratory(ID, "{\"schemes\":[" + scheme + "]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.counts.kind").value("campaign"))
                .andExpect(jsonPath("$.counts.campaign").value(ID.value()))
                .andExpect(jsonPath("$.baseline.id").value(ID.value()))
                .andExpect(jsonPath("$.standings", hasSize(2)))
                .andExpect(jsonPath("$.schemes[0].standings", hasSize(2)))
                .andExpect(jsonPath("$.schemes[0].changes[0].clause").value("rules.json#/office"));
    }

    @Test
    void beforeTheCloseThereAreMadeUpBallots() throws Exception {
        String body = "{\"schemes\":[%s],\"synthetic\":{\"ballots\":200,\"seed\":7}}"
                .formatted(scheme(NEXT).replace("\"points\":\"80\"", "\"points\":\"99\""));
        String once = laboratory(NEXT, body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.counts.kind").value("synthetic"))
                .andExpect(jsonPath("$.counts.seed").value(7))
                .andExpect(jsonPath("$.standings[0].total").exists())
                .andExpect(jsonPath("$.schemes[0].changes[0].path").value("/scales/opinion/options"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        laboratory(NEXT, body).andExpect(content().string(once));
        laboratory(NEXT, body.replace("\"seed\":7", "\"seed\":8"))
                .andExpect(content().string(not(once)));
    }

    @Test
    void beforeTheCloseThereAreTheCountsOfAPublishedCampaign() throws Exception {
        laboratory(NEXT, "{\"schemes\":[%s],\"countsOf\":\"%s\"}".formatted(scheme(NEXT), ID))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.counts.campaign").value(ID.value()))
                .andExpect(jsonPath("$.schemes[0].moved", hasSize(0)));
    }

    @Test
    void beforeTheCloseThereAreNoCountsOfItsOwn() throws Exception {
        laboratory(NEXT, "{\"schemes\":[%s]}".formatted(scheme(NEXT)))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("NOT_CLOSED"));
        laboratory(ID, "{\"schemes\":[%s],\"countsOf\":\"%s\"}".formatted(scheme(NEXT), NEXT))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_PUBLISHED"));
    }

    @Test
    void aWrongSchemeIsRefusedWithPathAndReason() throws Exception {
        String good = scheme(ID);
        String bad = good.replace("\"weight\":\"15\"", "\"weight\":\"16\"");
        laboratory(ID, "{\"schemes\":[%s,%s]}".formatted(good, bad))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("SCHEME_REFUSED"))
                .andExpect(jsonPath("$.field").value("schemes[1]/total/parts"))
                .andExpect(jsonPath("$.detail").value(containsString("weights sum to 101")));
    }

    @Test
    void noSchemeShowsSmallerGroupsThanThePlan() throws Exception {
        laboratory(ID, "{\"schemes\":[%s]}".formatted(scheme(ID).replace("\"minGroup\":5", "\"minGroup\":1")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("SCHEME_REFUSED"))
                .andExpect(jsonPath("$.field").value("schemes[0]/minGroup"));
    }

    @Test
    void noSchemeDrawsEveryBallotAnew() throws Exception {
        String bootstrap = scheme(ID).replace("\"means\":\"normal\"", "\"means\":\"bootstrap\",\"seed\":1");
        laboratory(ID, "{\"schemes\":[%s]}".formatted(bootstrap))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("schemes[0]/statistics/means"));
    }

    @Test
    void countsThatASchemeCannotReadAreRefused() throws Exception {
        String other = scheme(ID).replace("{\"id\":\"abstain\"", "{\"id\":\"none\"");
        laboratory(ID, "{\"schemes\":[%s]}".formatted(other))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("SCORING_INPUT_REFUSED"))
                .andExpect(jsonPath("$.detail").value(containsString("the options of scale opinion")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | MALFORMED |",
                "[] | MALFORMED |",
                "{} | FIELD_MISSING | schemes",
                "{\"schemes\":[]} | FIELD_INVALID | schemes",
                "{\"schemes\":{}} | FIELD_INVALID | schemes",
                "{\"schemes\":[1],\"x\":1} | UNKNOWN_FIELD | x",
                "{\"schemes\":[1]} | SCHEME_REFUSED | schemes[0]",
                "{\"schemes\":[1],\"synthetic\":3} | FIELD_INVALID | synthetic",
                "{\"schemes\":[1],\"synthetic\":{\"seed\":1}} | FIELD_MISSING | synthetic.ballots",
                "{\"schemes\":[1],\"synthetic\":{\"ballots\":0,\"seed\":1}} | FIELD_INVALID | synthetic.ballots",
                "{\"schemes\":[1],\"synthetic\":{\"ballots\":9,\"seed\":1.5}} | FIELD_INVALID | synthetic.seed",
                "{\"schemes\":[1],\"synthetic\":{\"ballots\":9,\"seed\":1},\"countsOf\":\"bbbqeayeaudaocajbifqydiob4\"} | FIELD_INVALID | countsOf"
            })
    void refusesWhatItCannotRead(String body, String code, String field) throws Exception {
        ResultActions answer = laboratory(ID, body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value(code));
        if (field != null) {
            answer.andExpect(jsonPath("$.field").value(field));
        }
    }

    @Test
    void takesTwentySchemesAndNoMore() throws Exception {
        String twenty = String.join(",", Collections.nCopies(20, scheme(ID)));
        laboratory(ID, "{\"schemes\":[%s]}".formatted(twenty))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.schemes", hasSize(20)));
        laboratory(ID, "{\"schemes\":[%s,%s]}".formatted(twenty, scheme(ID)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("schemes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chief-chen chief", "inspector-xu inspector", "stranger leader"})
    void othersHaveNoLaboratory(String who) throws Exception {
        as(who.substring(0, who.indexOf(' ')), who.substring(who.indexOf(' ') + 1));
        mvc.perform(post(MINE + ID + "/laboratory")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden());
    }

    private String scheme(CampaignId id) throws Exception {
        as("county-lin", "county");
        byte[] scheme = mvc.perform(get(MINE + id + "/scheme"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Json read = StrictJson.parse(scheme, 64);
        assertThat(read.asObject("scheme").text("id")).isEqualTo(id.value());
        return new String(scheme, StandardCharsets.US_ASCII);
    }

    private ResultActions laboratory(CampaignId id, String body) throws Exception {
        as("leader-gao", "leader");
        return mvc.perform(post(MINE + id + "/laboratory")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static void as(String person, String role) {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(person)
                .issuedAt(Instant.EPOCH)
                .claim("roles", List.of(role))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }
}
