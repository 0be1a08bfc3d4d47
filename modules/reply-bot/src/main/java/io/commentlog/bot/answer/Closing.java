package io.commentlog.bot.answer;

import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the workers are told to end; who waits for something waits here, and does not outwait it. Used by many threads. */
public final class Closing {
    private final CountDownLatch closing = new CountDownLatch(1);

    public void begin() {
        closing.countDown();
    }

    public boolean begun() {
        return closing.getCount() == 0;
    }

    /** Returns after that time, or at once with true when it is time to end. */
    public boolean await(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Returns after that time.
     *
     * @throws NotNow if it is time to end
     */
    public void pause(Duration time) throws InterruptedException {
        if (await(time)) {
            throw new NotNow("The bot is closing", Duration.ZERO);
        }
    }
}
