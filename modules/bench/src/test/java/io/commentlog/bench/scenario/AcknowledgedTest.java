package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AcknowledgedTest {
    @Test
    void countsEachCommentOfItsRunOnce() {
        String page = "[" + Comments.draft("a 1") + "," + Comments.draft("a 12") + "," + Comments.draft("a 1") + ","
                + Comments.draft("b 2") + "]";
        assertThat(Acknowledged.shown(page, "a")).isEqualTo(2);
        assertThat(Acknowledged.shown(page, "c")).isZero();
    }
}
