package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String TAG = "\"4f53cda18c2baa0c0354bb5f9a3ecbe5\"";
    private static final String TAG_OF_GZIP = "\"4f53cda18c2baa0c0354bb5f9a3ecbe5-gzip\"";

    private final Page page = new Page(Buffer.buffer("[]"));

    @Test
    void hasAStrongTagThatIsTheSameOnEveryNodeAndAnotherForEachEncoding() {
        assertThat(page.etag(false)).isEqualTo(TAG);
        assertThat(page.etag(true)).isEqualTo(TAG_OF_GZIP);
        assertThat(new Page(Buffer.buffer("[]")).etag(false)).isEqualTo(TAG);
        assertThat(new Page(Buffer.buffer("[ ]")).etag(false)).isNotEqualTo(TAG);
    }

    @Test
    void isWorthCompressingOverAKibibyte() {
        assertThat(new Page(Buffer.buffer("x".repeat(1024))).isWorthCompressing())
                .isFalse();
        assertThat(new Page(Buffer.buffer("x".repeat(1025))).isWorthCompressing())
                .isTrue();
    }

    @Test
    void isCompressedOnceAndComesBackWhole() throws IOException {
        Page large = new Page(Buffer.buffer("comment ".repeat(500)));
        Buffer gzipped = large.gzipped();

        assertThat(large.gzipped()).isSameAs(gzipped);
        assertThat(gzipped.length()).isLessThan(200);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped.getBytes()))) {
            assertThat(Buffer.buffer(in.readAllBytes())).isEqualTo(large.body());
        }
    }
}
