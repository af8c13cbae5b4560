package org.minkao.kit.boot;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Traces;

/** W3C traces through Micrometer. */
record MicrometerTraces(Tracer tracer, Propagator propagator) implements Traces {
    private static final String TRACEPARENT = "traceparent";

    @Override
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        TraceContext context = span.context();
        return context.traceId().isEmpty()
                ? null
                : "00-%s-%s-%s"
                        .formatted(
                                context.traceId(),
                                context.spanId(),
                                Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    @Override
    public void within(String name, @Nullable String traceparent, Runnable work) {
        Span span = propagator
                .extract(new Carrier(traceparent), (carrier, key) -> TRACEPARENT.equals(key) ? carrier.value() : null)
                .name(name)
                .kind(Span.Kind.CONSUMER)
                .start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private record Carrier(@Nullable String value) {}
}
