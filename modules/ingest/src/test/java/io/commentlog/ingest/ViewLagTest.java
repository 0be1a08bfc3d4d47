package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ViewLagTest {
    private static final LogPosition FIRST = new LogPosition(0, 1);
    private static final LogPosition SECOND = new LogPosition(0, 2);
    private static final LogPosition THIRD = new LogPosition(0, 3);

    private final FakeView view = new FakeView();
    private final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final ViewLag lag = new ViewLag(view, Duration.ofSeconds(1), later::add);

    ViewLagTest() {
        view.answersWaits(() -> {
            answers.add(new CompletableFuture<>());
            return answers.get(answers.size() - 1);
        });
    }

    @Test
    void waitsForTheViewOnceForEveryWriteWhileItKeepsUp() {
        CompletableFuture<Boolean> first = await(FIRST);
        CompletableFuture<Boolean> second = await(SECOND);
        assertThat(first).isNotDone();
        answers.get(1).complete(true);
        answers.get(0).complete(true);

        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isCompletedWithValue(true);
        assertThat(view.waits()).containsExactly(FIRST, SECOND);
    }

    @Test
    void waitsNoMoreOnceOneHasWaitedInVain() {
        oneWaitsInVain();

        assertThat(await(SECOND)).isCompletedWithValue(false);
        assertThat(await(THIRD)).isCompletedWithValue(false);
        assertThat(view.waits()).as("and one look for its return").containsExactly(FIRST, FIRST);
    }

    @Test
    void looksForTheReturnOnceHoweverManyHaveWaitedInVain() {
        CompletableFuture<Boolean> first = await(FIRST);
        CompletableFuture<Boolean> second = await(SECOND);
        answers.get(0).complete(false);
        answers.get(1).complete(false);

        assertThat(first).isCompletedWithValue(false);
        assertThat(second).isCompletedWithValue(false);
        assertThat(view.waits()).containsExactly(FIRST, SECOND, FIRST);
    }

    @Test
    void waitsAgainOnceTheViewHasCaughtUp() {
        oneWaitsInVain();
        answers.get(1).complete(true);

        CompletableFuture<Boolean> second = await(SECOND);
        assertThat(second).isNotDone();
        answers.get(2).complete(true);
        assertThat(second).isCompletedWithValue(true);
    }

    @Test
    void looksAgainAfterAWhileAndLetsNobodyWaitMeanwhile() {
        oneWaitsInVain();
        answers.get(1).complete(false);
        assertThat(await(SECOND)).isCompletedWithValue(false);
        assertThat(view.waits()).hasSize(2);

        later.remove(0).run();
        assertThat(await(SECOND)).isCompletedWithValue(false);
        assertThat(view.waits()).containsExactly(FIRST, FIRST, FIRST);

        answers.get(2).complete(true);
        assertThat(later).isEmpty();
        assertThat(await(SECOND)).isNotDone();
    }

    @Test
    void takesAViewThatFailsForOneThatIsBehind() {
        CompletableFuture<Boolean> first = await(FIRST);
        answers.get(0).completeExceptionally(new IllegalStateException("broken"));
        assertThat(first).isCompletedWithValue(false);

        answers.get(1).completeExceptionally(new IllegalStateException("still broken"));
        assertThat(later).hasSize(1);
        assertThat(await(SECOND)).isCompletedWithValue(false);
    }

    private void oneWaitsInVain() {
        CompletableFuture<Boolean> first = await(FIRST);
        answers.get(0).complete(false);
        assertThat(first).isCompletedWithValue(false);
    }

    private CompletableFuture<Boolean> await(LogPosition position) {
        return lag.await(position).toCompletableFuture();
    }
}
