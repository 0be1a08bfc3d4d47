package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Limits;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewIdTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void isTheTimeAndNineDigitsOfBase36() {
        assertThat(NewId.make(1_700_000_000_000L, random)).as("seed %d", seed).matches("1700000000000-[0-9a-z]{9}");
    }

    @Test
    void isAnIdThatAClientMightHaveSent() {
        assertThat(NewId.make(0, random)).matches(Limits.ID);
        assertThat(NewId.make(Long.MAX_VALUE, random)).matches(Limits.ID);
    }

    @Test
    void isAnotherOneAtTheSameMoment() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(NewId.make(1, random));
        }
        assertThat(ids).as("seed %d", seed).hasSize(10_000);
    }

    @Test
    void usesEveryDigit() {
        Set<Integer> digits = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            NewId.make(1, random).substring(2).chars().forEach(digits::add);
        }
        assertThat(digits).as("seed %d", seed).hasSize(36);
    }
}
