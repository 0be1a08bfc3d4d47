package io.commentlog.bench.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CacheHandlerTest {
    @Test
    void keepsTheNewest() {
        List<Buffer> value = List.of();
        for (int i = 1; i <= 502; i++) {
            value = List.of(Buffer.buffer(CacheHandler.with(value, comment(i))));
        }
        assertThat(CacheHandler.newestOf(value, 0, 1_000))
                .hasSize(500)
                .startsWith(comment(502), comment(501))
                .endsWith(comment(3));
        assertThat(CacheHandler.newestOf(value, 500, 1_000)).containsExactly(comment(502), comment(501));
        assertThat(CacheHandler.newestOf(value, 0, 1)).containsExactly(comment(502));
    }

    @Test
    void losesWhatAnotherHasAddedMeanwhile() {
        List<Buffer> both = List.of(Buffer.buffer(CacheHandler.with(List.of(), comment(1))));
        List<Buffer> first = List.of(Buffer.buffer(CacheHandler.with(both, comment(2))));
        List<Buffer> second = List.of(Buffer.buffer(CacheHandler.with(both, comment(3))));
        assertThat(CacheHandler.newestOf(first, 0, 10)).contains(comment(2));
        assertThat(CacheHandler.newestOf(second, 0, 10)).containsExactly(comment(3), comment(1));
    }

    private static Buffer comment(long timestamp) {
        return Buffer.buffer("{\"timestamp\":" + timestamp + "}");
    }
}
