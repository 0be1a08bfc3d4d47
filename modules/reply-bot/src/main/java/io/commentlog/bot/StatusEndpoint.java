package io.commentlog.bot;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Routes;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** How the bot of this node is doing. For everybody, as every read: it tells neither texts nor where a server is. */
public final class StatusEndpoint {
    private final Supplier<String> status;

    /** @param status as JSON; asked on event loops, and does not wait */
    public StatusEndpoint(Supplier<String> status) {
        this.status = status;
    }

    public void addTo(Routes routes) {
        routes.get(
                "/api/bot/status",
                request -> Future.succeededFuture(Answer.json(200, status.get()).with("Cache-Control", "no-store")));
    }
}
