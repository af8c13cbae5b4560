package org.minkao.rectification.boot;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.Arrays;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.cases.AdvanceCase;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/** Describes a step of a case as callers see it: the id of the path and the version, not our own records. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OperationCustomizer stepsOfACase() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, AdvanceCase.Call.class);
        return ApiDescription::describe;
    }

    private static Operation describe(Operation operation, HandlerMethod method) {
        boolean step = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == AdvanceCase.Call.class);
        return step
                ? operation
                        .addParametersItem(new PathParameter().name("id").schema(new StringSchema()))
                        .addParametersItem(new HeaderParameter()
                                .name(HttpHeaders.IF_MATCH)
                                .required(false)
                                .description("Version the caller saw; 409 CHANGED_MEANWHILE when it moved.")
                                .schema(new StringSchema()))
                : operation;
    }
}
