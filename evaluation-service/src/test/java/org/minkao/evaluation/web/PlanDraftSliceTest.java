package org.minkao.evaluation.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.draft.KeepPlanDrafts;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryPlanDrafts;
import org.minkao.evaluation.memory.MemoryPlanTexts;
import org.minkao.evaluation.memory.SettableClock;
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
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PlanDraftSliceTest {
    private final MemoryPlanDrafts drafts = new MemoryPlanDrafts();
    private final CountingIds ids = new CountingIds();
    private final SettableClock clock = new SettableClock(CampaignSamples.FREEZE_TIME);
    private final PrepareCampaign prepare =
            new PrepareCampaign(new MemoryCampaigns(), new MemoryPlanTexts(), rules -> List.of(), ids, clock);
    private final PlanJson plans = new PlanJson();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new PlanDraftController(new ReadNotice(), new KeepPlanDrafts(drafts, prepare, ids, clock), plans))
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
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.status").value("OPEN"))
                .andExpect(jsonPath("$.noticeHash").value(matchesRegex("[0-9a-f]{64}")))
                .andExpect(jsonPath("$.draft.title").value("县机关事务局民主考评工作方案（示例）"))
                .andExpect(jsonPath("$.draft.dimensions.length()").value(6))
                .andExpect(jsonPath("$.draft.scale.不了解").value((Object) null))
                .andExpect(jsonPath("$.sources['/draft']").doesNotExist())
                .andExpect(jsonPath("$.sources['/phases/0/start'].line").isNumber())
                .andExpect(jsonPath("$.missing", hasItem("appraisees[0].class")));
        upload("county", NoticeSamplesTest.file("defects.txt"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.warnings[0].code").value("NAME_MISSING"))
                .andExpect(jsonPath("$.warnings[0].message").isNotEmpty());
    }

    @Test
    void marksWhatIsMissingUntilThereIsACampaign() throws Exception {
        upload("office", NoticeSamplesTest.file("sample.txt")).andExpect(status().isCreated());
        String door = PlanDraftController.PATH + "/" + only();
        mvc.perform(post(door + "/campaign"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("PLAN_REFUSED"))
                .andExpect(jsonPath("$.field").isNotEmpty());

        put(door, 1, "{\"title\":\"县机关事务局民主考评工作方案（示例）\",\"year\":\"明年\",\"phases\":[]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sources['/title'].line").isNumber())
                .andExpect(jsonPath("$.sources['/year']").doesNotExist())
                .andExpect(jsonPath("$.missing", hasItem("issuer")))
                .andExpect(jsonPath("$.misshapen[?(@.path == 'year')].value", hasItem("明年")));
        mvc.perform(get(PlanDraftController.PATH))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].title").value("县机关事务局民主考评工作方案（示例）"))
                .andExpect(jsonPath("$.items[0].missing", greaterThan(3)))
                .andExpect(jsonPath("$.items[0].version").value(2));
        put(door, 1, "{}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CHANGED_MEANWHILE"));
        put(door, 2, "[]").andExpect(status().isBadRequest());

        put(door, 2, plans.text(plans.write(PlanBuilder.aPlan().build())))
                .andExpect(jsonPath("$.missing.length()").value(0))
                .andExpect(jsonPath("$.misshapen.length()").value(0));
        String made = mvc.perform(post(door + "/campaign"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        mvc.perform(post(door + "/campaign")).andExpect(content().json(made));
        mvc.perform(get(door))
                .andExpect(jsonPath("$.status").value("USED"))
                .andExpect(jsonPath("$.campaign").isNotEmpty());
        put(door, 4, "{}").andExpect(jsonPath("$.code").value("PLAN_DRAFT_SETTLED"));
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

    private String only() {
        return drafts.open().getFirst().state().id();
    }

    private ResultActions put(String door, long version, String json) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.put(door)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", "\"" + version + "\"")
                .content(json));
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
