package io.commentlog.event.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PartitionPositionTest {
    @Test
    void readsWhatItWrites() {
        for (PartitionPosition position :
                List.of(PartitionPosition.START, new PartitionPosition(Long.MAX_VALUE, 3, 2, 17))) {
            assertThat(PartitionPosition.fromBytes(position.toBytes())).isEqualTo(position);
        }
    }

    @Test
    void knowsItsKeyWhichNobodyCanChange() {
        assertThat(PartitionPosition.isKey(PartitionPosition.key())).isTrue();
        PartitionPosition.key()[0] = 9;
        assertThat(PartitionPosition.isKey(PartitionPosition.key())).isTrue();
        assertThat(PartitionPosition.isKey(new byte[] {0, 0})).isFalse();
        assertThat(PartitionPosition.isKey(new byte[0])).isFalse();
    }

    @Test
    void refusesNumbersThatCannotBe() {
        for (long[] numbers : new long[][] {{-2, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, -1, 0}, {0, 1, 2, 0}, {0, 0, 0, -2}}) {
            assertThatThrownBy(() -> new PartitionPosition(numbers[0], numbers[1], numbers[2], numbers[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("No partition is at offset ");
        }
    }

    @Test
    void refusesOtherBytes() {
        for (int length : new int[] {0, 24, 31, 33}) {
            assertThatThrownBy(() -> PartitionPosition.fromBytes(new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Not the position of a partition");
        }
    }
}
