package org.minkao.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The body of every refusal and failure (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        @Nullable String field,
        @Nullable String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";
}
