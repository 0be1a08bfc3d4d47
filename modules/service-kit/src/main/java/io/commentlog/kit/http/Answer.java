package io.commentlog.kit.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one request gets: a status, headers and a body. Immutable; the body's bytes are not to be written to. */
public record Answer(int status, List<Map.Entry<String, String>> headers, Buffer body) {
    private static final Map.Entry<String, String> JSON = Map.entry("Content-Type", "application/json");

    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer empty(int status) {
        return new Answer(status, List.of(), Buffer.buffer());
    }

    public static Answer json(int status, Buffer body) {
        return new Answer(status, List.of(JSON), body);
    }

    public static Answer json(int status, String body) {
        return json(status, Buffer.buffer(body));
    }

    /** An error as every client gets it: {@code {"error":"<one sentence>"}}. */
    public static Answer error(int status, String sentence) {
        return json(status, "{\"error\":\"" + quoted(sentence) + "\"}");
    }

    /** The text as it stands between the quotes of a JSON string. */
    public static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    public static Answer of(int status, String contentType, Buffer body) {
        return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body);
    }

    /** The same answer with the header, in place of what it had under that name. */
    public Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        more.add(Map.entry(name, value));
        return new Answer(status, more, body);
    }
}
