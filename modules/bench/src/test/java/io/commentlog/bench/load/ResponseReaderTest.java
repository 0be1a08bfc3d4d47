package io.commentlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

final class ResponseReaderTest {
    private static final String OK =
            "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 5\r\nComment-Position: 3:7\r\n\r\nhello";

    private final ResponseReader reader = new ResponseReader(true);

    @Test
    void findsTheEndOfAnAnswerHoweverItIsCut() {
        for (int cut = 1; cut < OK.length(); cut++) {
            assertThat(reader.completes(Buffer.buffer(OK.substring(0, cut))))
                    .as("%d", cut)
                    .isFalse();
            assertThat(reader.completes(Buffer.buffer(OK.substring(cut))))
                    .as("%d", cut)
                    .isTrue();
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.body().toString()).isEqualTo("hello");
        }
    }

    @Test
    void readsOneAnswerAfterTheOther() {
        assertThat(reader.completes(Buffer.buffer(OK))).isTrue();
        assertThat(reader.completes(Buffer.buffer("HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(503);
        assertThat(reader.body().length()).isZero();
    }

    @Test
    void knowsThatAnUnchangedPageHasNoBody() {
        assertThat(reader.completes(Buffer.buffer("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(304);
    }

    @Test
    void countsOffWhatNobodyWants() {
        ResponseReader counting = new ResponseReader(false);
        assertThat(counting.completes(Buffer.buffer(OK))).isTrue();
        assertThat(counting.body().length()).isZero();
    }

    @Test
    void refusesWhatItCannotMeasure() {
        assertThatThrownBy(
                        () -> reader.completes(Buffer.buffer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .hasMessage("An answer does not tell its length");
        ResponseReader other = new ResponseReader(false);
        assertThatThrownBy(() -> other.completes(Buffer.buffer(OK + "HTTP/1.1 200 OK")))
                .hasMessage("More came than one answer");
    }
}
