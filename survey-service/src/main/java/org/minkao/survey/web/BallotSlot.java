package org.minkao.survey.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CastRequest;
import org.minkao.kit.core.Fault;
import org.minkao.kit.web.Problems;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands well-addressed ballots to the controller before the framework sees them: its filters and its dispatcher cost
 * more than all checks of a ballot together, and have nothing to do at a door where nobody is recognised. Whatever else
 * comes to the box goes the ordinary way.
 */
public final class BallotSlot implements Filter {
    private static final Pattern ADDRESS = Pattern.compile("/api/box/v1/([a-z2-7]{26})/ballots");

    private final BoxController door;
    private final Problems problems;
    private final JsonMapper json = JsonMapper.builder().build();

    public BallotSlot(BoxController door, Problems problems) {
        this.door = door;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answered
                && "POST".equals(asked.getMethod())
                && asked.getContentLengthLong() <= CastRequest.MAX_BYTES) {
            Matcher address = ADDRESS.matcher(asked.getRequestURI());
            if (address.matches()) {
                take(address.group(1), asked, answered);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void take(String campaign, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            send(answer(campaign, request), response);
        } catch (RuntimeException bug) {
            problems.write(bug, request, response);
        }
    }

    private ResponseEntity<?> answer(String campaign, HttpServletRequest request) throws IOException {
        try {
            return door.cast(campaign, request);
        } catch (BallotRefusal refusal) {
            return door.refused(refusal);
        } catch (Fault fault) {
            return door.failed(fault);
        }
    }

    private void send(ResponseEntity<?> answer, HttpServletResponse response) throws IOException {
        byte[] body = json.writeValueAsBytes(answer.getBody());
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
