package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LastOffsetsTest {
    private final LastOffsets last = new LastOffsets();

    private static byte[] key(Object name) {
        return name.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesTheLastOfAKeyOnce() {
        last.put(key("a"), 0);
        last.put(key("b"), 1);
        last.put(key("a"), 2);
        assertThat(last.left()).isEqualTo(2);
        assertThat(last.take(key("a"), 0)).isFalse();
        assertThat(last.take(key("b"), 1)).isTrue();
        assertThat(last.take(key("a"), 2)).isTrue();
        assertThat(last.take(key("a"), 2)).isFalse();
        assertThat(last.left()).isZero();
    }

    @Test
    void takesALaterRecordInPlaceOfOneThatIsGone() {
        last.put(key("a"), 5);
        assertThat(last.take(key("a"), 9)).isTrue();
        assertThat(last.take(key("a"), 11)).isFalse();
    }

    @Test
    void takesNothingOfAKeyThatItHasNotSeen() {
        assertThat(last.take(key("a"), 0)).isFalse();
        last.put(key("b"), 1);
        assertThat(last.left()).isEqualTo(1);
    }

    @Test
    void growsWithItsKeys() {
        int keys = 20_000;
        for (int i = 0; i < keys; i++) {
            last.put(key(i), i);
        }
        for (int i = 0; i < keys; i += 2) {
            last.put(key(i), keys + i);
        }
        assertThat(last.left()).isEqualTo(keys);
        for (int i = 0; i < keys; i++) {
            assertThat(last.take(key(i), i)).as("key %s", i).isEqualTo(i % 2 == 1);
        }
        assertThat(last.left()).isEqualTo(keys / 2);
    }
}
