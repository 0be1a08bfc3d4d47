package io.commentlog.bot.answer;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/**
 * A turnstile: so many at a time, and of those who wait, the most urgent next; of equals the one that was asked first. Who
 * is in is never put out. Used by many threads.
 */
final class Turns {
    private static final Comparator<Waiter> MOST_URGENT = Comparator.comparingInt((Waiter waiter) -> waiter.priority)
            .thenComparingLong(waiter -> waiter.asked)
            .thenComparingLong(waiter -> waiter.number);

    private final Queue<Waiter> waiting = new PriorityQueue<>(MOST_URGENT);
    private int free;
    private long next;

    private static final class Waiter {
        private final int priority;
        private final long asked;
        private final long number;
        private final CountDownLatch turn = new CountDownLatch(1);

        Waiter(int priority, long asked, long number) {
            this.priority = priority;
            this.asked = asked;
            this.number = number;
        }
    }

    Turns(int places) {
        free = places;
    }

    /**
     * Returns when it is this one's turn; {@link #leave} must follow.
     *
     * @param priority the least first
     * @param asked milliseconds since the epoch
     */
    void enter(int priority, long asked) throws InterruptedException {
        Waiter waiter = arrive(priority, asked);
        try {
            waiter.turn.await();
        } catch (InterruptedException e) {
            giveUp(waiter);
            throw e;
        }
    }

    private synchronized Waiter arrive(int priority, long asked) {
        Waiter waiter = new Waiter(priority, asked, next++);
        waiting.add(waiter);
        admit();
        return waiter;
    }

    private synchronized void giveUp(Waiter waiter) {
        if (!waiting.remove(waiter)) {
            leave();
        }
    }

    synchronized void leave() {
        free++;
        admit();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void admit() {
        while (free > 0 && !waiting.isEmpty()) {
            free--;
            waiting.remove().turn.countDown();
        }
    }
}
