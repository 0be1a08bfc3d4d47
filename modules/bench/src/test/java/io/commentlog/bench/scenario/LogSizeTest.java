package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogSizeTest {
    @Test
    void saysWhatIsNotAsUsual() {
        assertThat(LogSize.of(1_000_000)).hasToString("1,000,000 comments");
        assertThat(new LogSize(55_000, 1, 50_000)).hasToString("55,000 comments, windows of 50,000");
        assertThat(new LogSize(100_000, 10_000, 500)).hasToString("100,000 comments, 10,000 channels");
    }
}
