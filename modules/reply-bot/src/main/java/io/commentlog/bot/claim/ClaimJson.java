package io.commentlog.bot.claim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.commentlog.event.CommentJson;
import io.commentlog.kit.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The answers as clients of such queues expect them. Pure. */
final class ClaimJson {
    private ClaimJson() {}

    static Answer claimed(Optional<Claim.Leased> leased) {
        return leased.map(ClaimJson::given).orElseGet(() -> nothing(200, "no_pending_messages"));
    }

    private static Answer given(Claim.Leased leased) {
        ObjectNode body = success();
        // The bytes of the list: parsed and written again, a client's number might look different.
        body.putRawValue(
                "message", new RawValue(new String(CommentJson.write(leased.question()), StandardCharsets.UTF_8)));
        body.set("lease", lease(leased.lease()));
        return answer(body);
    }

    static Answer full() {
        return nothing(503, "too_many_leases").with("Retry-After", "1");
    }

    private static Answer nothing(int status, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", false);
        body.putNull("message");
        body.put("reason", reason);
        if (status != 200) {
            body.put("error", "This node has as many leases as it can have");
        }
        return Answer.json(status, body.toString()).with("Cache-Control", "no-store");
    }

    static Answer renewed(Lease lease) {
        ObjectNode body = success();
        body.set("lease", lease(lease));
        return answer(body);
    }

    static Answer released(Lease lease) {
        return answer(success().put("id", lease.commentId()));
    }

    static Answer completed(Completed completed) {
        ObjectNode body = success();
        completed.replyId().ifPresentOrElse(id -> body.put("replyId", id), () -> body.putNull("replyId"));
        return answer(body).with("Comment-Position", completed.mark().toString());
    }

    private static ObjectNode success() {
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private static ObjectNode lease(Lease lease) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", lease.id())
                .put("workerId", lease.workerId())
                .put("expiresAt", lease.expiresAt())
                .put("leaseSeconds", lease.seconds());
    }

    private static Answer answer(ObjectNode body) {
        return Answer.json(200, body.toString()).with("Cache-Control", "no-store");
    }
}
