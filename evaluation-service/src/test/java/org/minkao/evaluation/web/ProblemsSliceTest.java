package org.minkao.evaluation.web;

import static org.hamcrest.Matchers.containsString;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.evaluation.campaign.ArchiveCampaign;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.DecidePhases;
import org.minkao.evaluation.campaign.FreezeCampaign;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.inspection.CarryOutInspection;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionSamples;
import org.minkao.evaluation.inspection.PlanInspection;
import org.minkao.evaluation.inspection.ReadInspections;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryAdjustments;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.MemoryPlanTexts;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.memory.MemoryRollCounts;
import org.minkao.evaluation.memory.MemoryVetoes;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.result.AdjustScore;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.HearAppeals;
import org.minkao.evaluation.result.ImposeVeto;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.ReadTwoPersonSteps;
import org.minkao.evaluation.result.ReadVersions;
import org.minkao.evaluation.result.ResultInputs;
import org.minkao.evaluation.result.ResultSamples;
import org.minkao.evaluation.result.SettleResult;
import org.minkao.evaluation.workday.Workdays;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ProblemsSliceTest {
    private static final String CAMPAIGN = "/api/evaluation/v1/campaigns/" + ID;
    private static final String INSPECTION = "/api/evaluation/v1/inspections/" + ID + "-on-site-service-centre";
    private static final String PUBLIC = "/api/public/v1/evaluation/campaigns/" + ID;

    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryInspections inspections = new MemoryInspections();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final MemoryVetoes vetoes = new MemoryVetoes();
    private final MemoryResults results = new MemoryResults();
    private final MockMvc mvc = mvc();

    @BeforeEach
    void aCampaignIsInItsConsultation() {
        campaigns.with(CampaignSamples.in(Phase.CONSULTATION));
        Inspection started = InspectionSamples.started(Inspection.Kind.ON_SITE, "service-centre");
        inspections.given(started.id().value(), started);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aWrongStepNamesStatusAndExpectation() throws Exception {
        as("office-he", "office", put(CAMPAIGN + "/use-of-results").content("{\"text\":\"x\"}"))
                .andExpect(status().isConflict())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:problem:evaluation:step-not-allowed"))
                .andExpect(jsonPath("$.code").value("STEP_NOT_ALLOWED"))
                .andExpect(jsonPath("$.title").value("当前状态下不能进行此操作"))
                .andExpect(jsonPath("$.detail", containsString("is RUNNING (expected: DRAFT or REVIEWED)")));
    }

    @Test
    void theRegisterSpeaksBothLanguages() throws Exception {
        String body = "{\"kind\":\"CLOSE_SURVEY\",\"reason\":\"x\"}";
        as("county-lin", "county", post(CAMPAIGN + "/decisions").content(body))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("PHASE_NOT_NEXT"))
                .andExpect(jsonPath("$.title").value("当前不能进行这一阶段安排"));
        as("county-lin", "county", post(CAMPAIGN + "/decisions").content(body).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.title").value("This phase step is not possible now"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"PARTY\",\"reason\":\"x\"}|FIELD_INVALID|kind",
                "{\"phase\":\"SURVEY\",\"reason\":\"x\"}|FIELD_MISSING|kind",
                "{\"kind\":\"START_PHASE\",\"reason\":\"x\"}|FIELD_MISSING|phase",
                "{\"kind\":\"START_PHASE\",\"phase\":\"SURVEY\"}|FIELD_MISSING|reason",
                "{\"kind\":\"START_PHASE\",\"phase\":\"SURVEY\",\"reason\":\" \"}|FIELD_INVALID|reason",
                "{\"kind\":\"CLOSE_SURVEY\",\"phase\":\"CONSULTATION\",\"reason\":\"x\"}|FIELD_INVALID|phase",
                "{\"kind\":\"START_PHASE\",\"kind\":\"CLOSE_SURVEY\"}|DUPLICATE_FIELD|kind",
                "{\"kind\":\"START_PHASE\",\"when\":\"now\"}|UNKNOWN_FIELD|when"
            })
    void aBadDecisionNamesItsField(String body, String code, String field) throws Exception {
        as("county-lin", "county", post(CAMPAIGN + "/decisions").content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.field").value(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"entries\":[{\"item\":\"q01\",\"mark\":\"101\"}]}|FIELD_INVALID|entries[0].mark",
                "{\"entries\":[{\"item\":\"q01\",\"mark\":1e9999999}]}|FIELD_INVALID|entries[0].mark",
                "{\"entries\":[{\"item\":\"q01\",\"mark\":true}]}|FIELD_INVALID|entries[0].mark",
                "{\"entries\":[{\"item\":\"q01\"}]}|FIELD_MISSING|entries[0].mark",
                "{\"entries\":[{\"mark\":\"1\"}]}|FIELD_MISSING|entries[0].item",
                "{\"entries\":[{\"item\":\"q01\",\"mark\":\"90\"}]}|SHEET_INCOMPLETE|entries",
                "{\"entries\":[null]}|FIELD_MISSING|entries[0]",
                "{\"entries\":[{\"item\":\"q01\",\"mark\":\"1\",\"problem\":{\"text\":\"x\",\"severity\":\"AWFUL\"}}]}|FIELD_INVALID|entries[0].problem.severity",
                "{\"entries\":[{\"item\":\"q01\",\"mark\":\"1\",\"problem\":{\"text\":\"x\",\"severity\":\"MINOR\"}}]}|FIELD_MISSING|entries[0].problem.rectifiedAtOnce",
                "{}|FIELD_MISSING|entries"
            })
    void aBadSheetNamesItsField(String body, String code, String field) throws Exception {
        as("inspector-xu", "inspector", put(INSPECTION + "/sheet").content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.field").value(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"appraisee\":\"service-centre\",\"points\":\"1\",\"clause\":\"x\",\"evidence\":\"y\"}|points",
                "{\"appraisee\":\"service-centre\",\"points\":\"-1\",\"clause\":\"x\",\"evidence\":\"y\"}|evidence",
                "{\"appraisee\":\"nowhere\",\"points\":\"-1\",\"clause\":\"x\",\"evidence\":\"y\"}|appraisee",
                "{\"appraisee\":\"service-centre\",\"points\":{},\"clause\":\"x\",\"evidence\":\"y\"}|points",
                "{\"appraisee\":\"service-centre\",\"points\":\"-1\",\"clause\":\"x\",\"evidence\":\"abababababababababababababababababababababababababababababababab\"}|reason"
            })
    void aBadDeductionNamesItsField(String body, String field) throws Exception {
        as("county-lin", "county", post(CAMPAIGN + "/adjustments").content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "county-zhou|county|/review",
                "county-zhou|county|/freeze",
                "county-zhou|county|/decisions/d1/approve",
                "county-zhou|county|/adjustments/aaaaaaaaaaaaaaaaaaaaaaaaaa/approve",
                "leader-gao|leader|/result/confirm",
                "county-zhou|county|/result/publish"
            })
    void whoDecidesIsAskedForHisReason(String person, String role, String command) throws Exception {
        campaigns.with(command.contains("d1") ? CampaignSamples.undecided() : CampaignSamples.closed());
        Adjustment proposed = ResultSamples.adjustment("-1");
        adjustments.given(proposed.id().value(), proposed);
        results.given(ID.value(), ResultSamples.computed());
        for (String body : List.of("{}", "{\"reason\":null}", "{\"reason\":\"\"}", "{\"reason\":\" \u3000\"}")) {
            as(person, role, post(CAMPAIGN + command).content(body))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value("reason"))
                    .andExpect(jsonPath("$.detail", containsString("expected: ")));
        }
    }

    @Test
    void anOldVersionIsAConflict() throws Exception {
        campaigns.with(CampaignSamples.draft());
        MockHttpServletRequestBuilder change =
                put(CAMPAIGN + "/use-of-results").content("{\"text\":\"x\"}").header("If-Match", "\"9\"");
        as("office-he", "office", change)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CHANGED_MEANWHILE"));
        as(
                        "office-he",
                        "office",
                        put(CAMPAIGN + "/use-of-results")
                                .content("{\"text\":\"x\"}")
                                .header("If-Match", "\"1\""))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.version").value(2));
    }

    @Test
    void nobodyLoggedInIsAskedToLogIn() throws Exception {
        mvc.perform(get(CAMPAIGN)).andExpect(status().isUnauthorized());
    }

    @Test
    void thePublicReadsTheFrozenPlanWithoutPeopleAndAddresses() throws Exception {
        mvc.perform(get(PUBLIC))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.currentPhase").value("CONSULTATION"))
                .andExpect(jsonPath("$.plan.assignments").doesNotExist())
                .andExpect(jsonPath("$.fingerprint").isNotEmpty());
        mvc.perform(get(PUBLIC + "/result"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_PUBLISHED"));
    }

    private ResultActions as(String person, String role, MockHttpServletRequestBuilder request) throws Exception {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(person)
                .issuedAt(Instant.EPOCH)
                .claim("roles", List.of(role))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
        return mvc.perform(request.contentType(MediaType.APPLICATION_JSON));
    }

    private MockMvc mvc() {
        SettableClock clock = new SettableClock(FREEZE_TIME);
        CountingIds ids = new CountingIds();
        MemoryBlobs blobs = new MemoryBlobs();
        PlanJson plans = new PlanJson();
        ReadCampaigns read = new ReadCampaigns(campaigns);
        ReadResult readResult = new ReadResult(campaigns, results, blobs);
        ReadComparison comparison = new ReadComparison(campaigns, readResult);
        ResultInputs inputs = new ResultInputs(
                inspections, adjustments, vetoes, new MemoryRollCounts(), (campaign, styles) -> List.of());
        return MockMvcBuilders.standaloneSetup(
                        new CampaignController(
                                new PrepareCampaign(campaigns, new MemoryPlanTexts(), rules -> List.of(), ids, clock),
                                new FreezeCampaign(
                                        campaigns,
                                        rules -> List.of(),
                                        CampaignSamples.HOUSE,
                                        CampaignSamples.BOARD_KEYS,
                                        clock),
                                new DecidePhases(campaigns, ids, clock),
                                new ArchiveCampaign(campaigns),
                                read,
                                plans),
                        new InspectionController(
                                new PlanInspection(campaigns, inspections),
                                new CarryOutInspection(campaigns, inspections, clock),
                                new ReadInspections(campaigns, inspections)),
                        new AdjustmentController(new AdjustScore(campaigns, adjustments, results, ids, clock)),
                        new ResultController(
                                new SettleResult(campaigns, results, inputs, blobs, Workdays.shipped(), clock),
                                readResult,
                                comparison),
                        new VetoController(new ImposeVeto(campaigns, vetoes, results, ids, clock)),
                        new AppealController(
                                new HearAppeals(campaigns, adjustments, vetoes, results, inputs, blobs, ids, clock)),
                        new PublicAppealController(new ReadVersions(results, blobs)),
                        new PublicEvaluationController(read, readResult, comparison, plans),
                        new TwoPersonStepsController(new ReadTwoPersonSteps(campaigns, adjustments, vetoes, results)))
                .setCustomArgumentResolvers(new Actors())
                .setControllerAdvice(
                        new ProblemAdvice(new Problems("evaluation", Traces.NONE, new QuietPaths(List.of()))))
                .setMessageConverters(
                        new ByteArrayHttpMessageConverter(), new JacksonJsonHttpMessageConverter(StrictJson.mapper()))
                .build();
    }
}
