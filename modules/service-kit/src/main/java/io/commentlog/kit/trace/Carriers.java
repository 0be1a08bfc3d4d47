package io.commentlog.kit.trace;

import io.commentlog.kit.http.Request;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** How a trace's context travels: in headers of requests and of records, by the names of W3C. */
final class Carriers {
    static final TextMapGetter<Request> REQUEST = new TextMapGetter<>() {
        @Override
        public String get(Request request, String name) {
            return request.header(name).orElse(null); // as OpenTelemetry wants it
        }
    };

    static final OfRecords HEADERS = new OfRecords();

    private static final String PARENT = "traceparent";

    private Carriers() {}

    static boolean isTraced(Headers headers) {
        return headers.lastHeader(PARENT) != null;
    }

    /** Both ways. */
    static final class OfRecords implements TextMapGetter<Headers>, TextMapSetter<Headers> {
        @Override
        public String get(Headers headers, String name) {
            Header header = headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }

        @Override
        public void set(Headers headers, String name, String value) {
            headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
