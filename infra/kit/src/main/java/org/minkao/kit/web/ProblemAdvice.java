package org.minkao.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Hands whatever a controller threw to the one renderer. */
@RestControllerAdvice
public final class ProblemAdvice {
    private final Problems problems;

    public ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    void render(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(thrown, request, response);
    }
}
