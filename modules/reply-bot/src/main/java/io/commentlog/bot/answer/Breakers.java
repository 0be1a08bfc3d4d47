package io.commentlog.bot.answer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One circuit a server, whoever calls it. Used by many threads. */
public final class Breakers {
    private final Map<String, Breaker> byServer = new ConcurrentHashMap<>();

    public Breaker of(String server) {
        return byServer.computeIfAbsent(server, name -> new Breaker());
    }
}
