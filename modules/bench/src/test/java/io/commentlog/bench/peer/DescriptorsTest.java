package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DescriptorsTest {
    @Test
    void areEnoughOrSayHowManyAre() {
        assertThat(Descriptors.missing(18_000, 19_500)).isEmpty();
        assertThat(Descriptors.missing(18_000, 1_024))
                .contains("18,000 clients need 19,500 file descriptors in the node's process, which may have 1,024"
                        + " (ulimit -n 19500, and -Hn).");
    }
}
