package io.commentlog.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** One step of a trace, begun. Where nothing is traced there is one for all, and it does nothing. */
public final class Step {
    static final Step NONE = new Step(Span.getInvalid());

    private final Span span;

    Step(Span span) {
        this.span = span;
    }

    /** What runs within a step, and may have to wait. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Runs it; the steps that it begins are parts of this one. */
    @SuppressWarnings("try") // the scope is there to be closed
    public <T> T within(Work<T> work) throws InterruptedException {
        if (this == NONE) {
            return work.run();
        }
        try (Scope scope = span.makeCurrent()) {
            return work.run();
        }
    }

    /** Where in the log the event is that it is about. */
    public void at(int partition, long offset) {
        if (this != NONE) {
            span.setAttribute("messaging.destination.partition.id", Integer.toString(partition));
            span.setAttribute("messaging.kafka.offset", offset);
        }
    }

    /** Says that it has failed, by the kind of the failure: what its sentence says may be of a comment. */
    public void failed(Throwable failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }

    public void end() {
        span.end();
    }
}
