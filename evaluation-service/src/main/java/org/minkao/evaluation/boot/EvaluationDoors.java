package org.minkao.evaluation.boot;

import java.util.Map;
import org.minkao.evaluation.inspection.MediaKind;
import org.minkao.evaluation.web.ComparisonController;
import org.minkao.evaluation.web.InspectionEvidenceController;
import org.minkao.evaluation.web.PlanDraftController;
import org.minkao.kit.boot.ServiceSettings;
import org.minkao.kit.web.BodyLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much may come through each door, whichever features are started. */
@Configuration(proxyBeanMethods = false)
class EvaluationDoors {
    private static final long ROSTER_BYTES = 8L * 1024 * 1024;
    private static final long CLAIM_BYTES = 8L * 1024;

    @Bean
    BodyLimits bodyLimits(ServiceSettings settings) {
        return new BodyLimits(
                settings.maxBodyBytes(),
                Map.of(
                        "/api/evaluation/v1/rosters/*/preview",
                        ROSTER_BYTES,
                        PlanDraftController.PATH,
                        PlanDraftController.MAX_BYTES,
                        ComparisonController.LABORATORY,
                        ComparisonController.MAX_BYTES,
                        InspectionEvidenceController.PATHS,
                        (long) MediaKind.MOST_BYTES,
                        "/api/eligibility/**",
                        CLAIM_BYTES));
    }
}
