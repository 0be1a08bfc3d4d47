package io.commentlog.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HearingTest {
    private static final String COMMENT = "{\"id\":\"1-1\",\"text\":\"wave 3 99 and so on\"}";

    private final List<String> told = new ArrayList<>();
    private final Hearing.Ear ear = new Hearing.Ear() {
        @Override
        public void say(byte[] request) {
            told.add(new String(request, StandardCharsets.UTF_8));
        }

        @Override
        public void post(int number, long due) {
            told.add(number + " due " + due);
        }
    };

    @Test
    void ofAPollAsksAgainFromWhereTheAnswerEnds() {
        Hearing polls = hearing(Kind.LONG_POLL);
        assertThat(polls.hello()).asString().isEqualTo("GET /api/comments?wait=30&cursor=c0");
        String answer = answer("{\"comments\":[" + COMMENT + "],\"removed\":[],\"cursor\":\"c1\",\"more\":false}");
        assertThat(take(polls, answer)).isEqualTo(answer.length());
        String nothing = answer("{\"comments\":[],\"removed\":[],\"cursor\":\"c2\",\"more\":false}");
        assertThat(take(polls, nothing)).isEqualTo(nothing.length());
        assertThat(told)
                .containsExactly(
                        "3 due 99", "GET /api/comments?wait=30&cursor=c1", "GET /api/comments?wait=30&cursor=c2");
    }

    @Test
    void ofAPollWaitsForAllOfTheAnswer() {
        Hearing polls = hearing(Kind.LONG_POLL);
        String answer = answer("{\"comments\":[" + COMMENT + "],\"cursor\":\"c1\"}");
        for (int length = 0; length < answer.length(); length++) {
            assertThat(take(polls, answer.substring(0, length))).isZero();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void ofAStreamTakesWholeLines() {
        Hearing streams = hearing(Kind.STREAM);
        assertThat(streams.hello()).asString().isEqualTo("GET /api/comments/stream?cursor=c0");
        String head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        String chunk = "3f\r\nid: c1\nevent: comment\ndata: " + COMMENT + "\n\n\r\n";
        assertThat(take(streams, head + chunk)).isEqualTo((head + chunk).length());
        assertThat(told).containsExactly("3 due 99");
        String half = chunk.substring(0, chunk.indexOf("99") + 1);
        assertThat(take(streams, half)).isEqualTo(half.indexOf("data"));
        assertThat(told).hasSize(1);
    }

    @Test
    void refusesWhatIsNoSuccess() {
        String refusal = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\n{}";
        for (Kind kind : Kind.values()) {
            assertThatThrownBy(() -> take(hearing(kind), refusal))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The node does not answer with 200");
        }
    }

    private int take(Hearing hearing, String data) {
        // Room is longer than what is in it, and what is behind that is of another client.
        byte[] bytes = (data + COMMENT + "\r\n\r\n\n").getBytes(StandardCharsets.UTF_8);
        return hearing.take(bytes, data.length(), ear);
    }

    private static Hearing hearing(Kind kind) {
        return kind.hearing(path -> ("GET " + path).getBytes(StandardCharsets.UTF_8), "c0", new Marks("wave"));
    }

    private static String answer(String body) {
        return "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: " + body.length() + "\r\nVary: Origin\r\n\r\n" + body;
    }
}
