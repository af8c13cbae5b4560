package org.minkao.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Matches a request's path against a pattern, before Spring MVC has looked at it. */
record PathPatterns(PathPattern pattern) {

    static PathPatterns of(String pattern) {
        return new PathPatterns(PathPatternParser.defaultInstance.parse(pattern));
    }

    boolean matches(HttpServletRequest request) {
        return matches(request.getRequestURI());
    }

    boolean matches(String path) {
        return pattern.matches(PathContainer.parsePath(path));
    }
}
