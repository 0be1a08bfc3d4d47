package io.commentlog.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * 64 bits in place of an id or a comment: a million of them collide once in 36 million runs, and under another seed not
 * the same two again. A comment's are without {@code processed}, which events change. Confined to one thread.
 */
final class Fingerprints {
    private static final String PROCESSED = "processed";

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
                comment.botParams().isPresent() ? withParams(comment, unmarked(comment.botParams())) : comment));
    }

    private long of(byte[] bytes) {
        sha.update(seed);
        return ByteBuffer.wrap(sha.digest(bytes)).getLong();
    }

    private static Optional<BotParams> unmarked(Optional<BotParams> params) {
        Optional<ObjectNode> fields = params.map(BotParams::toJson);
        fields.ifPresent(copy -> copy.remove(PROCESSED));
        return fields.filter(copy -> !copy.isEmpty()).map(BotParams::of);
    }

    private static Comment withParams(Comment comment, Optional<BotParams> params) {
        return new Comment(
                comment.id(),
                comment.text(),
                comment.timestamp(),
                comment.username(),
                comment.color(),
                comment.domain(),
                comment.language(),
                comment.messageType(),
                comment.misc(),
                comment.context(),
                params,
                comment.replyTo());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
