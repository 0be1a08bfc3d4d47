package io.commentlog.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.Rejection;

/** The body of a PATCH: {@code {"botParams":{"processed":true|false}}} and nothing else. Pure. */
final class PatchBody {
    private PatchBody() {}

    /**
     * The flag in it.
     *
     * @throws Rejection if the body asks for anything else
     */
    static boolean processed(ObjectNode body) {
        JsonNode botParams = body.path("botParams");
        JsonNode processed = botParams.path("processed");
        if (body.size() != 1 || botParams.size() != 1 || !processed.isBoolean()) {
            throw Rejection.invalid("Invalid update - only botParams.processed can be updated");
        }
        return processed.booleanValue();
    }
}
