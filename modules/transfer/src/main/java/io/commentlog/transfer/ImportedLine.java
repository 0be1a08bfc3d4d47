package io.commentlog.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Draft;
import io.commentlog.event.Failure;
import io.commentlog.event.Processed;
import io.commentlog.event.Rejection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What one line of a file says: a comment, and why the bot gave it up if it did. A comment that is complete, as an export
 * writes it, stays as it is; what else there is in the world is taken as a POST's body would be. The same line always makes
 * the same id. Pure.
 *
 * @param comment without the failure
 * @param failure of a question that waits for a retry
 */
record ImportedLine(Comment comment, Optional<Failure> failure) {
    private static final int ID_DIGITS = 32;
    private static final String FAILURE = "failure";

    /**
     * @param line in UTF-8
     * @param now what a comment without a timestamp gets, milliseconds since the epoch
     * @throws Rejection with one sentence, if no comment can be made of it
     */
    static ImportedLine of(byte[] line, long now) {
        Comment comment;
        try {
            comment = CommentJson.read(line);
        } catch (IllegalArgumentException e) {
            comment = incomplete(line, now); // says what is wrong, if anything still is
        }
        return givenUp(comment);
    }

    private static Comment incomplete(byte[] line, long now) {
        Draft draft = Draft.of(object(line), Optional.empty());
        byte[] digest = digest(line);
        return draft.toComment("line-" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS), now, color(digest));
    }

    private static ObjectNode object(byte[] line) {
        try {
            return Draft.object(line);
        } catch (Rejection e) {
            throw Rejection.invalid("The line is not a JSON object in UTF-8");
        }
    }

    /** One that HTTP could have drawn, but the same each time. */
    private static String color(byte[] digest) {
        return "rgb(" + (40 + (digest[0] & 0x7F)) + ", 40, " + (150 + (digest[1] & 0x3F)) + ")";
    }

    private static byte[] digest(byte[] line) {
        int end = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(line, 0, end);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A waiting comment that bears a failure in the form of the fold's own: another log's word, to be given here anew. */
    private static ImportedLine givenUp(Comment comment) {
        if (comment.processed() != Processed.WAITING) {
            return new ImportedLine(comment, Optional.empty());
        }
        BotParams params = comment.botParams().orElseThrow();
        Optional<Failure> failure = failure(params.toJson().path(FAILURE));
        return new ImportedLine(
                failure.isPresent() ? comment.withBotParams(params.withoutFailure()) : comment, failure);
    }

    private static Optional<Failure> failure(JsonNode object) {
        JsonNode attempts = object.path("attempts");
        if (!object.path("reason").isTextual()
                || !object.path("lastError").isTextual()
                || !attempts.isIntegralNumber()
                || !attempts.canConvertToInt()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Failure(
                    object.path("reason").textValue(),
                    attempts.intValue(),
                    object.path("lastError").textValue()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a client's own, which means nothing here
        }
    }
}
