package io.commentlog.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as the client sees it, and its one way to let some pass. */
interface Time {
    Time SYSTEM = new Time() {
        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean pause(Duration duration, CountDownLatch closed) throws InterruptedException {
            return closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        }
    };

    /** Of the wall clock, since the epoch. */
    long millis();

    /** Of a clock that never jumps; only differences mean something. */
    long nanos();

    /** Returns when the duration is over or the latch is down; true if it is down. */
    boolean pause(Duration duration, CountDownLatch closed) throws InterruptedException;
}
