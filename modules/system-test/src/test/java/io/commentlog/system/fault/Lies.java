package io.commentlog.system.fault;

import io.commentlog.system.fault.Balanced.Reply;
import java.util.function.UnaryOperator;

/** What a broken product would answer, put between the nodes and the clients: only to show that the checker sees it. */
final class Lies {
    private Lies() {}

    /** As the original did: what is not there yet is nothing, and that is 200. */
    static final UnaryOperator<Reply> NOTHING_WHILE_LOADING =
            reply -> reply.status() == 200 ? reply : new Reply(200, "{\"comments\":[],\"reset\":true}", "live");

    /** One comment is never told of. */
    static UnaryOperator<Reply> dropping(String id) {
        return reply ->
                new Reply(reply.status(), reply.body().replace("\"" + id + "\"", "\"dropped\""), reply.source());
    }
}
