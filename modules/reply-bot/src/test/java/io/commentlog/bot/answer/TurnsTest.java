package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {
    private final Turns turns = new Turns(1);
    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();

    @Test
    void letsTheMostUrgentInNextAndOfEqualsTheOldest() throws Exception {
        turns.enter(0, 0);
        waits("late", 50, 7);
        waits("patient", 80, 1);
        waits("early", 50, 6);
        waits("urgent", 3, 9);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            turns.leave();
            order.add(entered.poll(10, TimeUnit.SECONDS));
        }
        assertThat(order).containsExactly("urgent", "early", "late", "patient");
    }

    @Test
    void forgetsWhoGivesUp() throws Exception {
        turns.enter(0, 0);
        Thread impatient = waits("impatient", 1, 1);
        waits("other", 2, 2);
        impatient.interrupt();
        impatient.join();
        assertThat(turns.waiting()).isEqualTo(1);
        turns.leave();
        assertThat(entered.poll(10, TimeUnit.SECONDS)).isEqualTo("other");
    }

    @Test
    void letsAsManyInAsThereArePlaces() throws Exception {
        Turns two = new Turns(2);
        two.enter(5, 0);
        two.enter(5, 0);
        two.leave();
        two.enter(5, 0);
        assertThat(two.waiting()).isZero();
    }

    /** Returns once it stands in the queue. */
    private Thread waits(String name, int priority, long asked) {
        int before = turns.waiting();
        Thread thread = new Thread(() -> {
            try {
                turns.enter(priority, asked);
                entered.add(name);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (turns.waiting() == before) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
