package org.minkao.survey.boot;

import org.minkao.kit.boot.KitConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the survey's room: questionnaire, box, opinions and reports of interference, or those of them that the settings name. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    KitConfiguration.class,
    SurveyDoors.class,
    QuestionnaireRoom.class,
    OpinionRoom.class,
    InterferenceRoom.class,
    BoxRoom.class
})
public class SurveyService {

    public static void main(String[] arguments) {
        SpringApplication.run(SurveyService.class, arguments);
    }
}
