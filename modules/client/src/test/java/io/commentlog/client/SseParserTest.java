package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {
    @Test
    void joinsLinesOfDataByNewlines() {
        assertThat(parsed("data: one\ndata:two\ndata:  three\ndata\n\n"))
                .containsExactly(new SseEvent("message", "one\ntwo\n three\n", Optional.empty()));
    }

    @Test
    void takesEveryEndOfLine() {
        List<SseEvent> expected =
                List.of(new SseEvent("a", "1", Optional.of("x")), new SseEvent("message", "2", Optional.empty()));
        for (String end : List.of("\n", "\r\n", "\r")) {
            String stream = "event: a\nid: x\ndata: 1\n\ndata: 2\n\n".replace("\n", end);
            assertThat(parsed(stream)).as("ended by %s", end.length()).isEqualTo(expected);
        }
    }

    @Test
    void ignoresCommentsUnknownFieldsAndAByteOrderMark() {
        assertThat(parsed("\uFEFF: ping\n\nretry: 5\ncolour: red\ndata: x\n: in between\n\n"))
                .containsExactly(new SseEvent("message", "x", Optional.empty()));
    }

    @Test
    void makesTheSameEventsHoweverTheBytesAreCut() {
        String stream = ": ping\r\n\r\nevent: comment\r\nid: c1\r\ndata: {\"text\":\"né 😀\"}\r\ndata: ü\r\n\r\n";
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<SseEvent> whole = parsed(stream);
        assertThat(whole).containsExactly(new SseEvent("comment", "{\"text\":\"né 😀\"}\nü", Optional.of("c1")));
        for (int cut = 0; cut <= bytes.length; cut++) {
            List<SseEvent> events = new ArrayList<>();
            SseParser parser = new SseParser(events::add);
            parser.accept(ByteBuffer.wrap(bytes, 0, cut));
            parser.accept(ByteBuffer.wrap(bytes, cut, bytes.length - cut));
            assertThat(events).as("cut after %s bytes", cut).isEqualTo(whole);
        }
    }

    @Test
    void makesNothingOfAnEventThatWasNotEnded() {
        assertThat(parsed("data: 1\nid: x\n")).isEmpty();
        assertThat(parsed("data: 1\nid: x\n\ndata: 2\nid: y"))
                .containsExactly(new SseEvent("message", "1", Optional.of("x")));
    }

    @Test
    void passesOnAnIdThatComesAlone() {
        assertThat(parsed("id: x\n\nevent: none\n\n")).containsExactly(new SseEvent("message", "", Optional.of("x")));
    }

    @Test
    void takesNoIdWithANul() {
        assertThat(parsed("id: a\0b\ndata: 1\n\n")).containsExactly(new SseEvent("message", "1", Optional.empty()));
    }

    @Test
    void holdsNoMoreThanItsBoundForOneEvent() {
        String tooMuch = "data: " + "x".repeat(SseParser.MOST_BYTES);
        assertThatIllegalArgumentException().isThrownBy(() -> parsed(tooMuch));
    }

    @Test
    void countsHeartbeatsTowardsNoEvent() {
        String ping = ":" + "p".repeat(999) + "\n";
        assertThat(parsed(ping.repeat(SseParser.MOST_BYTES / 1000 + 10) + "data: x\n\n"))
                .hasSize(1);
    }

    private static List<SseEvent> parsed(String stream) {
        List<SseEvent> events = new ArrayList<>();
        new SseParser(events::add).accept(ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8)));
        return events;
    }
}
