package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RandomColorTest {
    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+), (\\d+), (\\d+)\\)");
    private static final int DARK = 40;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void hasOneBrightChannelOneFreeAndOneDark() {
        for (int i = 0; i < 10_000; i++) {
            int[] channels = channels(RandomColor.pick(random));
            Arrays.sort(channels);
            assertThat(channels[0]).as("seed %d", seed).isEqualTo(DARK);
            assertThat(channels[1]).as("seed %d", seed).isBetween(DARK, 220);
            assertThat(channels[2]).as("seed %d", seed).isBetween(150, 220);
        }
    }

    @Test
    void reachesTheEndsOfItsRangesInEveryChannel() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            int[] channels = channels(RandomColor.pick(random));
            for (int channel = 0; channel < channels.length; channel++) {
                seen.add(channel + "=" + channels[channel]);
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            assertThat(seen).as("seed %d", seed).contains(channel + "=40", channel + "=41", channel + "=220");
        }
    }

    @Test
    void isAsBrightAndAsDimAsItMayBe() {
        Set<Integer> brightest = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            int[] channels = channels(RandomColor.pick(random));
            Arrays.sort(channels);
            if (channels[1] < 150) { // so that the bright one is not mistaken for the free one
                brightest.add(channels[2]);
            }
        }
        assertThat(brightest).as("seed %d", seed).contains(150, 220).hasSize(71);
    }

    private static int[] channels(String color) {
        MatchResult parts = RGB.matcher(color).results().findFirst().orElseThrow();
        assertThat(parts.group()).isEqualTo(color);
        return new int[] {
            Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))
        };
    }
}
