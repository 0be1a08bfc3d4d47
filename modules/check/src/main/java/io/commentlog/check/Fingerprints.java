package io.commentlog.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * 64 bits in place of an id or a comment: a million of them collide once in 36 million runs, and under another seed not
 * the same two again. A comment's are without {@code processed} and {@code failure}, which events change. Confined to one thread.
 */
final class Fingerprints {
    /** In place of a fingerprint: the comment has no {@code failure}. */
    static final long NO_FAILURE = 0;

    private static final String PROCESSED = "processed";
    private static final String FAILURE = "failure";

    private final MessageDigest sha = sha256();
    private final byte[] seed;

    Fingerprints(long seed) {
        this.seed = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    }

    long ofId(String id) {
        return of(id.getBytes(StandardCharsets.UTF_8));
    }

    /** Of all that no event changes. {@code botParams} without any other field are as none: a PATCH may have made them. */
    long ofContent(Comment comment) {
        return of(CommentJson.write(
                comment.botParams().isPresent() ? comment.withBotParams(unmarked(comment.botParams())) : comment));
    }

    /** Of what the comment shows as its {@code failure}. */
    long ofFailure(Comment comment) {
        return comment.botParams()
                .map(params -> params.toJson().path(FAILURE))
                .filter(failure -> !failure.isMissingNode())
                .map(this::ofFailure)
                .orElse(NO_FAILURE);
    }

    /** Of what the comment is to show because of the event. */
    long ofFailure(CommentEvent.Unanswered event) {
        return ofFailure(JsonNodeFactory.instance
                .objectNode()
                .put("reason", event.failure().reason())
                .put("attempts", event.failure().attempts())
                .put("lastError", event.failure().lastError())
                .put("asked", event.asked().toString()));
    }

    private long ofFailure(JsonNode failure) {
        return of(failure.toString().getBytes(StandardCharsets.UTF_8));
    }

    private long of(byte[] bytes) {
        sha.update(seed);
        return ByteBuffer.wrap(sha.digest(bytes)).getLong();
    }

    private static Optional<BotParams> unmarked(Optional<BotParams> params) {
        Optional<ObjectNode> fields = params.map(BotParams::toJson);
        fields.ifPresent(copy -> copy.remove(List.of(PROCESSED, FAILURE)));
        return fields.filter(copy -> !copy.isEmpty()).map(BotParams::of);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
