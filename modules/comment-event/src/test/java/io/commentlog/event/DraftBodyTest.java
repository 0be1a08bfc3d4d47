package io.commentlog.event;

import static io.commentlog.event.Drafts.assertRejected;
import static io.commentlog.event.Drafts.body;
import static io.commentlog.event.Drafts.bytes;
import static io.commentlog.event.Drafts.comment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftBodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "null", "\"text\"", "{}{}", "{\"text\":\"hi\"} x", "{'text':1}"})
    void wantsAJsonObject(String body) {
        assertRejected(400, "Body must be a JSON object", () -> Draft.object(bytes(body)));
    }

    @Test
    void wantsUtf8() {
        byte[] latin1 = "{\"text\":\"\u00FC\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRejected(400, "Body must be a JSON object", () -> Draft.object(latin1));
    }

    @Test
    void takesNestingOfThirtyTwo() {
        assertThat(Draft.object(bytes(nested(32)))).isNotNull();
        assertRejected(400, "Body must be a JSON object", () -> Draft.object(bytes(nested(33))));
        assertRejected(400, "Body must be a JSON object", () -> Draft.object(bytes("[".repeat(100_000))));
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    @Test
    void acceptsNoNestingThatTheLogCannotHold() throws MalformedEvent {
        ObjectNode deep = Draft.object(bytes("{\"text\":\"hi\",\"botParams\":" + nested(31) + "}"));
        CommentEvent posted = new CommentEvent.Posted(comment(Draft.of(deep, Optional.empty())));
        byte[] value = CommentEventJson.write(posted);
        assertThat(CommentEventJson.read(Optional.of(CommentEventJson.key(posted)), Optional.of(value)))
                .isEqualTo(posted);
    }
}
