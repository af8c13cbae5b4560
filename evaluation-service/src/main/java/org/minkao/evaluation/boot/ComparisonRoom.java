package org.minkao.evaluation.boot;

import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.comparison.CompareSchemes;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.web.ComparisonController;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the general engine beside results: files to compute again, fair comparison, laboratory. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("result")
@Import(ComparisonController.class)
class ComparisonRoom {

    @Bean
    ReadComparison readComparison(Campaigns campaigns, ReadResult readResult) {
        return new ReadComparison(campaigns, readResult);
    }

    @Bean
    CompareSchemes compareSchemes(Campaigns campaigns, ReadResult readResult) {
        return new CompareSchemes(campaigns, readResult);
    }
}
