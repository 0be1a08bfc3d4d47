package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PublishedViewTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ViewBuilder builder = new ViewBuilder(0, 2, 1, 1);
    private final PublishedView published = new PublishedView(builder.view());

    @Test
    void showsTheViewPublishedLast() {
        View view = at(0, 5);
        published.publish(view);

        assertThat(published.current()).isSameAs(view);
    }

    @Test
    void answersAtOnceIfThePositionIsApplied() {
        published.publish(at(0, 5));

        assertThat(wait(0, 5, LONG)).isCompletedWithValue(true);
        assertThat(wait(0, 4, Duration.ZERO)).isCompletedWithValue(true);
        assertThat(published.waiters()).isZero();
    }

    @Test
    void answersOnceThePositionIsPublished() {
        CompletableFuture<Boolean> waiter = wait(0, 5, LONG);
        published.publish(at(0, 4));
        published.publish(at(1, 9));
        assertThat(waiter).isNotDone();

        published.publish(at(0, 5));
        assertThat(waiter).isCompletedWithValue(true);
        assertThat(published.waiters()).isZero();
    }

    @Test
    void wakesAllWhoWaitedForWhatIsInAViewAndNobodyElse() {
        CompletableFuture<Boolean> first = wait(0, 1, LONG);
        CompletableFuture<Boolean> same = wait(0, 1, LONG);
        CompletableFuture<Boolean> second = wait(0, 2, LONG);
        CompletableFuture<Boolean> later = wait(0, 3, LONG);
        published.publish(at(0, 2));

        assertThat(first).isCompletedWithValue(true);
        assertThat(same).isCompletedWithValue(true);
        assertThat(second).isCompletedWithValue(true);
        assertThat(later).isNotDone();
        assertThat(published.waiters()).isEqualTo(1);
    }

    @Test
    void saysSoWhenThePositionIsNotPublishedInTime() throws Exception {
        CompletableFuture<Boolean> waiter = wait(0, 5, Duration.ofMillis(10));

        assertThat(waiter.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(published.waiters()).isZero();
    }

    @Test
    void refusesAPartitionThatTheLogDoesNotHave() {
        assertThatThrownBy(() -> wait(2, 0, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2");
        assertThat(published.waiters()).isZero();
    }

    private View at(int partition, long offset) {
        builder.advance(partition, new PartitionPosition(offset, 0, 0));
        return builder.view();
    }

    private CompletableFuture<Boolean> wait(int partition, long offset, Duration patience) {
        return published
                .whenApplied(new LogPosition(partition, offset), patience)
                .toCompletableFuture();
    }
}
