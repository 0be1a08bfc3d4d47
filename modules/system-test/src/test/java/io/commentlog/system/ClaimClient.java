package io.commentlog.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A worker that knows nothing but HTTP. Safe for all threads. */
record ClaimClient(CommentClient node, String worker) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    HttpAnswer claim(int leaseSeconds, int wait) {
        return post("claim-next", body().put("leaseSeconds", leaseSeconds).put("wait", wait));
    }

    HttpAnswer complete(String lease, String reply) {
        return post("complete", body().put("leaseId", lease).put("reply", reply));
    }

    HttpAnswer post(String what, ObjectNode body) {
        return node.post("/api/queue/" + what, body.toString(), PATIENCE);
    }

    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("workerId", worker);
    }
}
