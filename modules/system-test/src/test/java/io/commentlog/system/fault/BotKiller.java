package io.commentlog.system.fault;

import java.time.Duration;
import java.util.Random;

/**
 * Kills a bot a few milliseconds after a write was acknowledged, again and again, so that it is hit before its call,
 * after it, after the reply, after the mark: by chance, since nothing in the product stops there for a test.
 */
final class BotKiller {
    private static final int TIMES = 8;
    /** Within what the writers of a row have to post: after that nothing is acknowledged any more. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final int MOST_MS = 60;

    private BotKiller() {}

    static void run(Fault.Stage stage) {
        Random random = stage.random();
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int time = 0; time < TIMES && System.nanoTime() < end; time++) {
            String bot = Cluster.BOTS.get(time % 2);
            int before = stage.history().acknowledged();
            while (stage.history().acknowledged() == before) {
                Pause.of(Duration.ofMillis(2));
            }
            Pause.of(Duration.ofMillis(random.nextInt(MOST_MS)));
            stage.kill(bot);
            stage.restart(bot);
        }
    }
}
