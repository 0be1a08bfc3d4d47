package io.commentlog.event.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Comments;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecentKeyTest {
    private static final Channel CHANNEL = new Channel("example.org", "human");
    private static final String ID_CHARACTERS = "ABYZabyz0189._:-";

    private static RecentKey key(long timestamp, String id) {
        return new RecentKey(CHANNEL, timestamp, id);
    }

    @Test
    void isMadeOfTheComment() {
        assertThat(RecentKey.of(Comments.plain("a"))).isEqualTo(key(1_700_000_000_000L, "a"));
    }

    @Test
    void sortsByTimestampThenId() {
        assertThat(key(1, "b"))
                .isLessThan(key(2, "a"))
                .isGreaterThan(key(1, "a"))
                .isEqualByComparingTo(key(1, "b"));
    }

    @Test
    void sortsItsBytesAsItselfWithinAChannel() {
        long seed = System.nanoTime();
        System.out.println("RecentKeyTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            RecentKey one = random(random);
            RecentKey other = random(random);
            assertThat(Integer.signum(Arrays.compareUnsigned(one.toBytes(), other.toBytes())))
                    .as("%s and %s", one, other)
                    .isEqualTo(Integer.signum(one.compareTo(other)));
        }
    }

    private static RecentKey random(Random random) {
        long timestamp = random.nextBoolean() ? random.nextInt(3) : random.nextLong() & Long.MAX_VALUE;
        StringBuilder id = new StringBuilder();
        int units = 1 + random.nextInt(3);
        for (int unit = 0; unit < units; unit++) {
            id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        }
        return key(timestamp, id.toString());
    }

    @Test
    void keepsTheKeysOfAChannelTogether() {
        byte[] first = key(0, "-").toBytes();
        byte[] last = key(Long.MAX_VALUE, "z").toBytes();
        for (Channel other : List.of(
                new Channel("example.or", "human"),
                new Channel("example.orgh", "uman"),
                new Channel("example.org", "humaN"),
                new Channel("", "human"),
                new Channel("example.org\u0000", "human"))) {
            byte[] bytes = new RecentKey(other, 5, "m").toBytes();
            boolean before = Arrays.compareUnsigned(bytes, first) < 0;
            boolean after = Arrays.compareUnsigned(bytes, last) > 0;
            assertThat(before || after).as("%s", other).isTrue();
        }
    }

    @Test
    void readsWhatItWrites() {
        for (String domain : List.of(
                "example.org",
                "a\u0000b",
                "b\u00FCcher.example",
                "\uD83D\uDE00".repeat(126),
                "\u20AC".repeat(253),
                "")) {
            RecentKey key = new RecentKey(new Channel(domain, "t".repeat(32)), Long.MAX_VALUE, "x".repeat(128));
            assertThat(RecentKey.fromBytes(key.toBytes())).isEqualTo(key);
        }
    }

    @Test
    void sortsAfterThePartitionsPosition() {
        byte[] bytes = new RecentKey(new Channel("", ""), 0, "").toBytes();
        assertThat(Arrays.compareUnsigned(PartitionPosition.key(), bytes)).isNegative();
        assertThat(PartitionPosition.isKey(bytes)).isFalse();
    }

    @Test
    void refusesOtherBytes() {
        byte[] whole = key(1, "a").toBytes();
        for (byte[] bytes : List.of(
                new byte[0],
                PartitionPosition.key(),
                new byte[] {1, 0, 5, 'a'},
                new byte[] {1, -1, -1, 'a'},
                new byte[] {1, 0, 0, -1, 'a'},
                new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                Arrays.copyOf(whole, whole.length - 2))) {
            assertThatThrownBy(() -> RecentKey.fromBytes(bytes))
                    .as(Arrays.toString(bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Not a key of the store recent-comments");
        }
    }
}
