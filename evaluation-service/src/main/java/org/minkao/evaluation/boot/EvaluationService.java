package org.minkao.evaluation.boot;

import org.minkao.kit.boot.KitConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the evaluation service with the features its settings name; every feature is wired by its own room here. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(KitConfiguration.class)
public class EvaluationService {

    public static void main(String[] arguments) {
        SpringApplication.run(EvaluationService.class, arguments);
    }
}
