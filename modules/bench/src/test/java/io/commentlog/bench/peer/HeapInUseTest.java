package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HeapInUseTest {
    @Test
    void isTheSumOfAllClasses() {
        assertThat(HeapInUse.of(List.of(
                        "12345:",
                        " num     #instances         #bytes  class name (module)",
                        "   1:        178071       21463088  [B (java.base@17.0.15)",
                        "Total       3971365      178710072")))
                .contains(178_710_072L);
        assertThat(HeapInUse.of(List.of("12345:", "No such process"))).isEmpty();
    }
}
