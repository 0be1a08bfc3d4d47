package io.commentlog.bot.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.Draft;
import io.commentlog.event.Rejection;
import java.time.Duration;
import java.util.Optional;

/** What a worker says in a body. Unknown fields are ignored. Pure; every method throws {@link Rejection} with one sentence. */
final class ClaimBody {
    static final int DEFAULT_SECONDS = 60;

    private static final int MOST_SECONDS = 3_600;
    private static final int WORKER_ID = 128;
    private static final double MOST_WAIT = 30;

    private final ObjectNode fields;

    private ClaimBody(ObjectNode fields) {
        this.fields = fields;
    }

    static ClaimBody of(byte[] body) {
        return new ClaimBody(Draft.object(body));
    }

    String workerId() {
        return text("workerId")
                .map(String::strip)
                .filter(id -> !id.isEmpty() && id.length() <= WORKER_ID)
                .orElseThrow(() -> Rejection.invalid("workerId must be a string of 1 to 128 characters"));
    }

    /** The lease's id, or its comment's. */
    String lease() {
        return text("leaseId")
                .or(() -> text("id"))
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> Rejection.invalid("leaseId must be the id of a lease, or id that of its comment"));
    }

    Optional<Integer> leaseSeconds() {
        JsonNode seconds = fields.path("leaseSeconds");
        if (isAbsent(seconds)) {
            return Optional.empty();
        }
        boolean fits = seconds.isIntegralNumber() && seconds.canConvertToInt();
        if (!fits || seconds.intValue() < 1 || seconds.intValue() > MOST_SECONDS) {
            throw Rejection.invalid("leaseSeconds must be an integer from 1 to 3600");
        }
        return Optional.of(seconds.intValue());
    }

    Duration waiting() {
        JsonNode wait = fields.path("wait");
        if (isAbsent(wait)) {
            return Duration.ZERO;
        }
        if (!wait.isNumber() || !(wait.doubleValue() >= 0 && wait.doubleValue() <= MOST_WAIT)) {
            throw Rejection.invalid("wait must be a number of seconds from 0 to 30");
        }
        return Duration.ofMillis((long) (wait.doubleValue() * 1_000));
    }

    Optional<String> entity() {
        return text("entity").filter(entity -> !entity.isEmpty());
    }

    Optional<String> reply() {
        return text("reply");
    }

    private Optional<String> text(String field) {
        JsonNode value = fields.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Rejection.invalid(field + " must be a string");
        }
        return Optional.of(value.textValue());
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
