package io.commentlog.node.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final long MINUTE = 60_000;

    private final Faults faults = new Faults(3);

    @Test
    void areToldWithTheLastOneFirst() {
        faults.add(Fault.once("role", "one", 1));
        faults.add(Fault.once("role", "other", 2));
        assertThat(faults.newestFirst()).extracting(Fault::sentence).containsExactly("other", "one");
    }

    @Test
    void areOneWhereTheSameComesAgainSoon() {
        faults.add(Fault.once("role", "one", 1));
        faults.add(Fault.once("role", "other", 2));
        faults.add(new Fault("role", "one", MINUTE, MINUTE, 4));
        assertThat(faults.newestFirst())
                .containsExactly(new Fault("role", "one", 1, MINUTE, 5), Fault.once("role", "other", 2));
    }

    @Test
    void areTwoWhereTheSameComesAgainLater() {
        faults.add(Fault.once("role", "one", 0));
        faults.add(Fault.once("role", "one", MINUTE));
        assertThat(faults.newestFirst()).hasSize(2);
    }

    @Test
    void areNoMoreThanSoMany() {
        for (int i = 0; i < 5; i++) {
            faults.add(Fault.once("role", "number " + i, i));
        }
        assertThat(faults.newestFirst())
                .extracting(Fault::sentence)
                .containsExactly("number 4", "number 3", "number 2");
    }
}
