package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentEventJsonTest {
    private static final CommentEvent DELETED = new CommentEvent.Deleted("a");

    static List<Example> valid() {
        return Example.valid();
    }

    static List<Example> invalid() {
        return Example.invalid();
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CommentEvent read(String json) throws MalformedEvent {
        return CommentEventJson.readValue(bytes(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void writesWhatItReadsByteForByte(Example example) throws IOException, MalformedEvent {
        CommentEvent event = CommentEventJson.readValue(Optional.of(example.json()));
        assertThat(new String(CommentEventJson.write(event), StandardCharsets.UTF_8))
                .isEqualTo(new ObjectMapper().readTree(example.json()).toString());
        assertThat(CommentEventJson.read(
                        Optional.of(CommentEventJson.key(event)), Optional.of(CommentEventJson.write(event))))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsNoEventInOneSentence(Example example) {
        assertThatThrownBy(() -> CommentEventJson.readValue(Optional.of(example.json())))
                .isInstanceOf(MalformedEvent.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @Test
    void readsTheTypes() throws MalformedEvent {
        assertThat(read("{'type':'comment.deleted','id':'a'}")).isEqualTo(DELETED);
        assertThat(read("{'type':'comment.patched','id':'a','patch':{'botParams':{'processed':false}}}"))
                .isEqualTo(new CommentEvent.Patched("a", false));
        assertThat(read("{'type':'comment.unanswered','id':'a','asked':'1:2',"
                        + "'failure':{'reason':'timeout','attempts':3,'lastError':'late'}}"))
                .isEqualTo(new CommentEvent.Unanswered("a", new LogPosition(1, 2), new Failure("timeout", 3, "late")));
        assertThat(read("{'type':'comment.retried','id':'a','asked':'1:2'}"))
                .isEqualTo(new CommentEvent.Retried("a", new LogPosition(1, 2)));
        assertThat(CommentEventJson.readValue(
                        Optional.of(CommentEventJson.write(new CommentEvent.Posted(Comments.plain("a"))))))
                .isEqualTo(new CommentEvent.Posted(Comments.plain("a")));
    }

    @Test
    void ignoresUnknownFields() throws MalformedEvent {
        assertThat(read("{'v':2,'type':'comment.deleted','id':'a','by':{'x':1}}"))
                .isEqualTo(DELETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "nonsense", "{\"type\":\"comment.deleted\",\"id\":\"a\"} x", "\u0000"})
    void refusesWhatIsNoJsonObject(String value) {
        assertThatThrownBy(() -> CommentEventJson.readValue(bytes(value)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("The value is not ");
    }

    @Test
    void wantsTheKeyToBeTheId() throws MalformedEvent {
        Optional<byte[]> value = Optional.of(CommentEventJson.write(DELETED));
        assertThat(CommentEventJson.read(bytes("a"), value)).isEqualTo(DELETED);
        assertThatThrownBy(() -> CommentEventJson.read(bytes("b"), value))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("The record's key is not the id of its comment");
        assertThatThrownBy(() -> CommentEventJson.read(Optional.empty(), value))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("The record has no key");
        assertThatThrownBy(() -> CommentEventJson.read(bytes("a"), Optional.empty()))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("The record has no value");
    }

    @Test
    void passesOverWhatIsNoEventForWhoAsksSo() {
        Optional<byte[]> value = Optional.of(CommentEventJson.write(DELETED));
        assertThat(CommentEventJson.ifEvent(bytes("a"), value)).contains(DELETED);
        assertThat(CommentEventJson.ifEvent(bytes("b"), value)).isEmpty();
        assertThat(CommentEventJson.ifEvent(bytes("a"), Optional.empty())).isEmpty();
    }

    @Test
    void isWhatTheSerdeWritesAndReads() {
        try (CommentEventSerde serde = new CommentEventSerde()) {
            byte[] written = serde.serializer().serialize(Topics.COMMENTS, DELETED);
            assertThat(serde.deserializer().deserialize(Topics.COMMENTS, written))
                    .isEqualTo(DELETED);
            assertThatThrownBy(() -> serde.deserializer().deserialize(Topics.COMMENTS, new byte[] {'x'}))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("Not a comment event: The value is not JSON");
        }
    }
}
