package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final byte[] EPOCH = {0, 0, 0, 0, 0, 0, 0, 7};

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void comesBackFromItsTextWhateverItIsOf() {
        for (int i = 0; i < 500; i++) {
            List<Long> next = new ArrayList<>();
            for (int left = 1 + random.nextInt(random.nextBoolean() ? 10 : 1000); left > 0; left--) {
                next.add(random.nextLong(1L << random.nextInt(63)));
            }
            Cursor cursor = new Cursor(random.nextLong(), next);
            assertThat(Cursor.decode(cursor.encoded())).as("seed %d", seed).isEqualTo(cursor);
        }
    }

    @Test
    void comesBackAtTheBoundsOfItsNumbers() {
        for (long offset : List.of(0L, 1L, 127L, 128L, 16_383L, 16_384L, Long.MAX_VALUE)) {
            for (long epoch : List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
                Cursor cursor = new Cursor(epoch, List.of(offset, 0L, offset));
                assertThat(Cursor.decode(cursor.encoded())).isEqualTo(cursor);
            }
        }
    }

    @Test
    void isTheSameTextForEverOnEveryNode() {
        // What clients hold must still be read by the versions that follow.
        assertThat(new Cursor(7, List.of(0L, 1L, 127L, 128L, 300L, 1_000_000L)).encoded())
                .isEqualTo("AQAAAAAAAAAHBgABf4ABrALAhD0");
    }

    @Test
    void isShortAndFitForUrlsAndHeaders() {
        String text = new Cursor(-2, List.of(1L << 20, 1L << 20, 1L << 20, 1L << 20, 1L << 20, 1L << 20)).encoded();

        assertThat(text).matches("[A-Za-z0-9_-]+").hasSizeLessThan(40);
    }

    @Test
    void fitsAUrlHoweverManyPartitionsTheTopicHas() {
        List<Long> next = Collections.nCopies(1000, 1L << 27);

        assertThat(new Cursor(7, next).encoded()).hasSizeLessThan(6_000);
        assertRefused(text(1, 0xE9, 0x07)); // 1001 of them
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=", "A", "AQ", "AQAAAAAAAAAHBgABf4ABrALAhD", "ÄÖÜ", "AQ AA", "AQ+/", "null", "0", "-1", "\0"
            })
    void refusesWhatIsNoCursor(String text) {
        assertRefused(text);
    }

    @Test
    void refusesEveryOtherVersionThanThoseThatMayCome() {
        for (int version = 0; version < 256; version++) {
            String text = text(version, 1, 5);
            if (version == 1) {
                assertThat(Cursor.decode(text)).isEqualTo(new Cursor(7, List.of(5L)));
            } else if (version > 1 && version <= 15) {
                assertThat(Cursor.decode(text)).isEqualTo(Cursor.UNKNOWN);
            } else {
                assertRefused(text);
            }
        }
    }

    @Test
    void refusesWhatIsCutShort() {
        String whole = new Cursor(7, List.of(300L, 5L)).encoded();
        byte[] bytes = Base64.getUrlDecoder().decode(whole);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = new byte[length];
            System.arraycopy(bytes, 0, part, 0, length);
            assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(part));
        }
    }

    @Test
    void refusesWhatItNeverWroteThoughItCouldBeRead() {
        assertRefused(text(1, 1, 5, 0)); // something behind it
        assertRefused(text(1, 0)); // no partition
        assertRefused(text(1, 1, 0x85, 0)); // a varint longer than its number
        assertRefused(text(1, 1, 5) + "=");
        String odd = text(1, 2, 5, 6, 7).substring(0, 16); // 12 bytes, the last bits of a 13th
        assertRefused(odd + "B");
    }

    @Test
    void refusesAnOffsetThatIsTooLarge() {
        assertRefused(text(1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1));
        assertRefused(text(1, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80));
    }

    @Test
    void answersRandomBytesAndTextWithACursorOrARefusalAndNothingElse() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = 1;
            }
            String text = random.nextInt(4) > 0
                    ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
                    : new String(bytes, StandardCharsets.UTF_16);
            try {
                Cursor cursor = Cursor.decode(text);
                if (!cursor.equals(Cursor.UNKNOWN)) {
                    assertThat(cursor.encoded()).as("seed %d", seed).isEqualTo(text);
                }
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as("seed %d", seed).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void isOfTheSameLogAsAnotherOfItsEpochAndPartitions() {
        Cursor cursor = new Cursor(7, List.of(1L, 2L));

        assertThat(cursor.isOfTheSameLogAs(new Cursor(7, List.of(3L, 0L)))).isTrue();
        assertThat(cursor.isOfTheSameLogAs(new Cursor(8, List.of(1L, 2L)))).isFalse();
        assertThat(cursor.isOfTheSameLogAs(new Cursor(7, List.of(1L)))).isFalse();
        assertThat(cursor.isOfTheSameLogAs(Cursor.UNKNOWN)).isFalse();
    }

    @Test
    void cannotBeMadeOfWhatItCouldNotWrite() {
        assertThatThrownBy(() -> new Cursor(7, List.of(-1L))).isInstanceOf(IllegalArgumentException.class);
        List<Long> tooMany = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) {
            tooMany.add(0L);
        }
        assertThatThrownBy(() -> new Cursor(7, tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The text of a version and what follows the epoch. */
    private static String text(int version, int... rest) {
        byte[] bytes = new byte[1 + EPOCH.length + rest.length];
        bytes[0] = (byte) version;
        System.arraycopy(EPOCH, 0, bytes, 1, EPOCH.length);
        for (int i = 0; i < rest.length; i++) {
            bytes[1 + EPOCH.length + i] = (byte) rest[i];
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text)).as(text).isExactlyInstanceOf(IllegalArgumentException.class);
    }
}
