package io.commentlog.kit.trace;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.Request;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;

/**
 * The steps that are traced. One for a process, as its loggers are: whether something is traced is no matter of what does
 * it, and handing it down would put it into every constructor. Off unless {@link #use} was called, and then every method
 * returns a constant at once. Used by all threads.
 */
public final class Tracing {
    private static final String SCOPE = "io.commentlog";
    private static final String TOPIC = "comments";
    private static final int SERVER_ERROR = 500;
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final Tracer NONE = TracerProvider.noop().get(SCOPE);

    private static volatile boolean on;
    private static volatile Tracer tracer = NONE;
    private static volatile Runnable atEnd = () -> {};

    private Tracing() {}

    /**
     * From now on steps are told.
     *
     * @param whenClosed sends what has not been sent yet
     */
    public static void use(OpenTelemetry telemetry, Runnable whenClosed) {
        tracer = telemetry.getTracer(SCOPE);
        atEnd = whenClosed;
        on = true;
    }

    /** From now on no step is told any more. */
    public static void close() {
        on = false;
        tracer = NONE;
        atEnd.run();
        atEnd = () -> {};
    }

    /** The endpoint, its requests the beginning of a trace, or the continuation of that which the caller names. */
    public static Endpoint traced(String name, Endpoint endpoint) {
        return new Endpoint() {
            @Override
            public Optional<Answer> refusal(Request head) {
                return endpoint.refusal(head);
            }

            @Override
            public Future<Answer> answer(Request request) {
                return on ? answerWithin(name, endpoint, request) : endpoint.answer(request);
            }
        };
    }

    @SuppressWarnings("try") // the scope is there to be closed
    private static Future<Answer> answerWithin(String name, Endpoint endpoint, Request request) {
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(W3C.extract(Context.root(), request, Carriers.REQUEST))
                .setAttribute("http.request.method", request.method().name())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            return endpoint.answer(request).onComplete(result -> end(span, result));
        } catch (RuntimeException e) {
            new Step(span).failed(e);
            span.end();
            throw e;
        }
    }

    private static void end(Span span, AsyncResult<Answer> result) {
        if (result.failed()) {
            new Step(span).failed(result.cause());
        } else {
            span.setAttribute("http.response.status_code", result.result().status());
            if (result.result().status() >= SERVER_ERROR) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }

    /** The function, which will run as part of what is under way now, whichever thread runs it. */
    public static <T, R> Function<T, R> carried(Function<T, R> function) {
        return on ? Context.current().wrapFunction(function) : function;
    }

    /** A step of what is under way. */
    public static Step step(String name) {
        return traces() ? new Step(tracer.spanBuilder(name).startSpan()) : Step.NONE;
    }

    /** An event that is appended to the log as a part of what is under way: its headers say so to whoever reads it. */
    public static Step append(Headers headers) {
        if (!traces()) {
            return Step.NONE;
        }
        Span span = tracer.spanBuilder("append")
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", TOPIC)
                .startSpan();
        W3C.inject(Context.current().with(span), headers, Carriers.HEADERS);
        return new Step(span);
    }

    /** What is done with an event of the log, as a part of what appended it; nothing if nobody traced that. */
    public static Step received(String name, Headers headers) {
        if (!on || !Carriers.isTraced(headers)) {
            return Step.NONE;
        }
        return new Step(tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(W3C.extract(Context.root(), headers, Carriers.HEADERS))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", TOPIC)
                .startSpan());
    }

    private static boolean traces() {
        return on && Span.current().getSpanContext().isValid();
    }
}
