package io.commentlog.kit.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one request gets: a status, headers and a body. Immutable; the body's bytes are not to be written to.
 *
 * @param stands for an answer that is the same, its headers too, for who asks the same: whether it still is; called on event
 *     loops, and cheap
 * @param stream for an answer that goes on: takes the open end once the headers are sent, behind the body
 */
public record Answer(
        int status,
        List<Map.Entry<String, String>> headers,
        Buffer body,
        Optional<Standing> stands,
        Optional<Consumer<Outlet>> stream) {
    private static final String CONTENT_TYPE = "Content-Type";

    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer empty(int status) {
        return new Answer(status, List.of(), Buffer.buffer(), Optional.empty(), Optional.empty());
    }

    public static Answer of(int status, String contentType, Buffer body) {
        return new Answer(
                status, List.of(Map.entry(CONTENT_TYPE, contentType)), body, Optional.empty(), Optional.empty());
    }

    public static Answer json(int status, Buffer body) {
        return of(status, "application/json", body);
    }

    public static Answer json(int status, String body) {
        return json(status, Buffer.buffer(body));
    }

    /** An error as every client gets it: {@code {"error":"<one sentence>"}}. */
    public static Answer error(int status, String sentence) {
        return json(status, "{\"error\":\"" + quoted(sentence) + "\"}");
    }

    /** An answer that goes on until its outlet is closed. */
    public static Answer stream(String contentType, Consumer<Outlet> stream) {
        return new Answer(
                200,
                List.of(Map.entry(CONTENT_TYPE, contentType)),
                Buffer.buffer(),
                Optional.empty(),
                Optional.of(stream));
    }

    /** The text as it stands between the quotes of a JSON string. */
    public static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** The same answer, which may be given without asking again to who asks the same, byte by byte, as long as it stands. */
    public Answer whichStandsWhile(Standing it) {
        return new Answer(status, headers, body, Optional.of(it), stream);
    }

    /** The same answer, for this one request. */
    public Answer once() {
        return new Answer(status, headers, body, Optional.empty(), stream);
    }

    /** The same answer with the header, in place of what it had under that name. */
    public Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        more.add(Map.entry(name, value));
        return new Answer(status, more, body, stands, stream);
    }
}
