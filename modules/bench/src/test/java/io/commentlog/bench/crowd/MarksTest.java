package io.commentlog.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarksTest {
    @Test
    void findEachPostOfTheirRunAndWhenItWasMeantToBeMade() {
        assertThat(found(comment("wave-7", 0, -4_711) + "," + comment("wave-7", 12, 123_456_789_012_345L)))
                .containsExactly("0 -4711", "12 123456789012345");
    }

    @Test
    void knowNoPostOfAnotherRun() {
        assertThat(found(comment("warm-up", 1, 2) + comment("wave-77", 1, 2) + "\"text\":\"wave-7\""))
                .isEmpty();
    }

    @Test
    void lookNowhereElse() {
        byte[] json = (comment("wave-7", 1, 2) + comment("wave-7", 3, 4) + comment("wave-7", 5, 6))
                .getBytes(StandardCharsets.UTF_8);
        List<Integer> numbers = new ArrayList<>();
        new Marks("wave-7").find(json, json.length / 3, 2 * json.length / 3, (number, due) -> numbers.add(number));
        assertThat(numbers).containsExactly(3);
    }

    private static List<String> found(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        new Marks("wave-7").find(bytes, 0, bytes.length, (number, due) -> found.add(number + " " + due));
        return found;
    }

    private static String comment(String run, long number, long due) {
        return "{\"id\":\"1-1\",\"text\":\"" + Marks.text(run, number, due) + " and so on\"}";
    }
}
