package org.minkao.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Refusal;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** First at the door: counts the body's bytes while they stream and renders what other filters threw. */
public final class DoorFilter extends OncePerRequestFilter {
    private final Problems problems;
    private final long limit;
    private final List<Limit> limits;

    private record Limit(PathPatterns pattern, long bytes) {}

    public DoorFilter(Problems problems, BodyLimits limits) {
        this.problems = problems;
        this.limit = limits.bytes();
        this.limits = limits.byPattern().entrySet().stream()
                .map(entry -> new Limit(PathPatterns.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long allowed = limits.stream()
                .filter(l -> l.pattern().matches(request))
                .mapToLong(Limit::bytes)
                .max()
                .orElse(limit);
        if (request.getContentLengthLong() > allowed) {
            problems.write(new BodyTooLarge(allowed), request, response);
            return;
        }
        MediaType wildcard = wildcard(request.getContentType());
        if (wildcard != null) {
            // The framework takes it for a bug of its own.
            problems.write(
                    new HttpMediaTypeNotSupportedException(wildcard, List.of(MediaType.APPLICATION_JSON)),
                    request,
                    response);
            return;
        }
        try {
            chain.doFilter(new Counted(request, allowed), new Whole(response));
        } catch (Refusal | Fault | BodyTooLarge e) {
            problems.write(e, request, response);
        }
    }

    private static @Nullable MediaType wildcard(@Nullable String contentType) {
        if (contentType == null || contentType.indexOf('*') < 0) {
            return null;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isConcrete() ? null : type;
        } catch (InvalidMediaTypeException unreadable) {
            // Refused by whoever wants a body.
            return null;
        }
    }

    /**
     * The framework sends the head of an answer before the answer is finished, so that it has to go in chunks. Left
     * alone, the container sends what is small in one piece with its length, which spares everybody on the way writes.
     */
    private static final class Whole extends HttpServletResponseWrapper {
        Whole(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void flushBuffer() {}
    }

    private static final class Counted extends HttpServletRequestWrapper {
        private final long allowed;

        Counted(HttpServletRequest request, long allowed) {
            super(request);
            this.allowed = allowed;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), allowed);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream in;
        private final long allowed;
        private long read;

        CountedStream(ServletInputStream in, long allowed) {
            this.in = in;
            this.allowed = allowed;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int more) throws BodyTooLarge {
            read += more;
            if (read > allowed) {
                throw new BodyTooLarge(allowed);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
