package org.minkao.kit.core;

import org.jspecify.annotations.Nullable;

/** Carries the W3C trace context across a store or a topic. */
public interface Traces {

    /** A bridge that knows no traces. */
    Traces NONE = new Traces() {
        @Override
        public @Nullable String current() {
            return null;
        }

        @Override
        public void within(String name, @Nullable String traceparent, Runnable work) {
            work.run();
        }
    };

    /** The current {@code traceparent}, if a trace is running. */
    @Nullable
    String current();

    /** Runs the work as a span that continues the given trace. */
    void within(String name, @Nullable String traceparent, Runnable work);
}
