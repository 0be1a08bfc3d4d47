package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ResidentTest {
    @Test
    void isWhatTheKernelTells() {
        assertThat(Resident.of("VmPeak:\t 9 kB\nVmRSS:\t  812345 kB\nRssAnon:\t 1 kB\n"))
                .contains(812_345L * 1024);
    }

    @Test
    void isUnknownOfWhoHasEnded() {
        assertThat(Resident.of("Name:\tjava\nState:\tZ (zombie)\n")).isEmpty();
    }
}
