package org.minkao.evaluation.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.Actors;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.kit.web.StrictJson;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PlanDraftSliceTest {
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new PlanDraftController(new ReadNotice(), new PlanJson()))
            .setCustomArgumentResolvers(new Actors())
            .setControllerAdvice(new ProblemAdvice(new Problems("evaluation", Traces.NONE, new QuietPaths(List.of()))))
            .setMessageConverters(
                    new ByteArrayHttpMessageConverter(), new JacksonJsonHttpMessageConverter(StrictJson.mapper()))
            .build();

    @AfterEach
    void nobodyIsLoggedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void opensANoticeAsADraftWithWhatIsMissing() throws Exception {
        upload("office", NoticeSamplesTest.file("sample.pdf"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.draft.title").value("县机关事务局民主考评工作方案（示例）"))
                .andExpect(jsonPath("$.draft.dimensions.length()").value(6))
                .andExpect(jsonPath("$.draft.scale.不了解").value((Object) null))
                .andExpect(jsonPath("$.sources['/draft']").doesNotExist())
                .andExpect(jsonPath("$.sources['/phases/0/start'].line").isNumber())
                .andExpect(jsonPath("$.missing", hasItem("appraisees[0].class")));
        upload("county", NoticeSamplesTest.file("defects.txt"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.warnings[0].code").value("NAME_MISSING"))
                .andExpect(jsonPath("$.warnings[0].message").isNotEmpty());
    }

    @Test
    void refusesWhatIsNoPlanWithAProblem() throws Exception {
        upload("office", NoticeSamplesTest.file("no-plan/minutes.txt"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("NOTICE_NO_PLAN"))
                .andExpect(jsonPath("$.detail", containsString("expected: ")));
        upload("office", new byte[] {0, 1, 2})
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("NOTICE_UNREADABLE"));
    }

    @Test
    void readsForTheOfficesOnly() throws Exception {
        for (String role : List.of("chief", "deputy", "staff", "leader", "auditor", "subscriber")) {
            upload(role, NoticeSamplesTest.file("sample.txt")).andExpect(status().isForbidden());
        }
    }

    private ResultActions upload(String role, byte[] file) throws Exception {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject("somebody")
                .claim("roles", List.of(role))
                .issuedAt(Instant.EPOCH)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
        return mvc.perform(post(PlanDraftController.PATH)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file));
    }
}
