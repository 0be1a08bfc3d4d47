package io.commentlog.kit.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done once an answer is out or its client has gone, each action once. Vert.x has room for one handler a
 * response, and calls none that comes too late. Owned by the request's event loop.
 */
final class Aftermath {
    private final HttpServerResponse response;
    private final List<Runnable> actions = new ArrayList<>(1);

    Aftermath(HttpServerResponse response) {
        this.response = response;
    }

    /** At once if the answer is over already. */
    void add(Runnable action) {
        if (response.ended() || response.closed()) {
            action.run();
            return;
        }
        if (actions.isEmpty()) {
            response.endHandler(ended -> come());
            response.closeHandler(closed -> come()); // without an end
        }
        actions.add(action);
    }

    private void come() {
        List<Runnable> due = List.copyOf(actions);
        actions.clear();
        due.forEach(Runnable::run);
    }
}
