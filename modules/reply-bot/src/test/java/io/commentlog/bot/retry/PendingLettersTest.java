package io.commentlog.bot.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.DeadLetter;
import io.commentlog.event.DeadLetterJson;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PendingLettersTest {
    private static final Set<String> ALL = Set.of();

    private final PendingLetters letters = new PendingLetters();

    private static DeadLetter letter(String id, long asked) {
        return new DeadLetter(id, "echo", new LogPosition(0, asked), new Failure("timeout", 3, "late"), 1_000 + asked);
    }

    private void read(DeadLetter letter) {
        letters.read(letter.id(), Optional.of(DeadLetterJson.write(letter)));
    }

    @Test
    void areTheLatestOfEachCommentInTheirOrder() {
        read(letter("a", 1));
        read(letter("b", 2));
        read(letter("a", 3));
        assertThat(letters.of(ALL)).containsExactly(letter("b", 2), letter("a", 3));
    }

    @Test
    void areNoMoreOnceTakenAway() {
        read(letter("a", 1));
        letters.read("a", Optional.empty());
        assertThat(letters.of(ALL)).isEmpty();
        assertThat(letters.missing(Set.of("a"))).containsExactly("a");
        read(letter("a", 3));
        assertThat(letters.of(ALL)).containsExactly(letter("a", 3));
    }

    @Test
    void areChosenByTheirIds() {
        read(letter("a", 1));
        read(letter("b", 2));
        assertThat(letters.of(Set.of("b", "c"))).containsExactly(letter("b", 2));
        assertThat(letters.missing(Set.of("b", "c"))).containsExactly("c");
    }

    @Test
    void areOnlyWhatIsALetterUnderItsOwnKey() {
        letters.read("a", Optional.of(new byte[] {'x'}));
        letters.read("b", Optional.of(DeadLetterJson.write(letter("a", 1))));
        assertThat(letters.of(ALL)).isEmpty();
    }
}
