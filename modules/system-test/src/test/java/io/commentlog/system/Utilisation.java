package io.commentlog.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How much of their workers' time bots spend in calls while comments wait: asks the status of each for its first entity, ten
 * times a second. A bot counts from its first call on, until it is left; looking up, appending and giving verdicts is not
 * being in a call.
 */
final class Utilisation implements AutoCloseable {
    private static final int EVERY_MS = 100;

    private final BooleanSupplier waiting;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    /** Whether each has made a call yet. */
    private final Map<BotCluster.Bot, Boolean> bots = new HashMap<>();

    private long places;
    private long inFlight;

    /** @param waiting whether comments wait */
    Utilisation(BooleanSupplier waiting) {
        this.waiting = waiting;
        var unused = looks.scheduleAtFixedRate(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    synchronized void watch(BotCluster.Bot bot) {
        bots.put(bot, false);
    }

    synchronized void leave(BotCluster.Bot bot) {
        bots.remove(bot);
    }

    /** Of the time that all bots had while they were watched, in a hundred. */
    synchronized long percent() {
        return Math.round(100.0 * inFlight / places);
    }

    private synchronized void look() {
        if (waiting.getAsBoolean()) {
            bots.replaceAll(this::look);
        }
    }

    private boolean look(BotCluster.Bot bot, boolean working) {
        try {
            JsonNode entity =
                    bot.client().get("/api/bot/status").json().path("entities").path(0);
            int now = entity.path("inFlight").asInt();
            if (!working && now == 0) {
                return false;
            }
            places += entity.path("workers").asInt();
            inFlight += now;
            return true;
        } catch (UncheckedIOException e) {
            return working; // it does not listen yet
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
