package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.system.fault.OriginalCache.Strategy;
import org.junit.jupiter.api.Test;

/** What is wrong with the two caches shows under the load of six workers. */
final class OriginalRunTest {
    @Test
    void isOftenBlankWhenEveryPatchDeletesTheCache() {
        OriginalRun run = OriginalRun.of(Strategy.DELETE_ON_PATCH, 1);

        assertThat(run.posts()).isGreaterThan(200);
        assertThat(100.0 * run.blank() / run.polls()).isGreaterThan(3);
    }

    @Test
    void neverShowsMuchWhenTheCacheIsWrittenBackWhole() {
        OriginalRun run = OriginalRun.of(Strategy.READ_MODIFY_WRITE, 1);

        assertThat(100.0 * run.neverShown() / run.posts()).isGreaterThan(2);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(OriginalRun.of(Strategy.DELETE_ON_PATCH, 7)).isEqualTo(OriginalRun.of(Strategy.DELETE_ON_PATCH, 7));
    }
}
