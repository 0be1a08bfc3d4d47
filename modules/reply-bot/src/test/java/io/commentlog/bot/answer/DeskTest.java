package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.config.Entity;
import io.commentlog.kit.NotNow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeskTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Closing closing = new Closing();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Desk desk = new Desk(
            Entity.ECHO,
            (question, limit) -> {
                begun.countDown();
                end.await();
                return "there";
            },
            new Breaker(),
            1,
            closing,
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void letsAsManyComeNearAsThereArePlacesWhileOthersCall() throws Exception {
        Future<String> calling = called("first");
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Desk.Approach second = desk.approach(50, 2);
        Future<String> third = called("third");
        while (desk.waitingForTurn() == 0) {
            Thread.onSpinWait();
        }
        assertThat(third.isDone()).isFalse();
        end.countDown();
        assertThat(calling.get()).isEqualTo("there");
        assertThat(desk.waitingForTurn()).isEqualTo(1); // near is still taken, though the place is free
        second.close();
        second.close();
        assertThat(third.get()).isEqualTo("there");
    }

    @Test
    void letsNobodyComeNearWhenItIsClosing() throws Exception {
        closing.begin();
        assertThatThrownBy(() -> desk.approach(50, 1)).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> desk.approach(50, 2)).isInstanceOf(NotNow.class);
    }

    private Future<String> called(String id) {
        return threads.submit(() -> {
            try (Desk.Approach approach = desk.approach(50, 3)) {
                return approach.call(Comments.waiting(id));
            }
        });
    }
}
