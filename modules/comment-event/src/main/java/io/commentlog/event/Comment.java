package io.commentlog.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One comment as the log holds it and as clients see it. Immutable, and always within {@link Limits}: what breaks them
 * cannot be constructed.
 *
 * @param id the key of its events; opaque
 * @param timestamp milliseconds since the epoch, ≥ 0
 * @param messageType {@code message-type} on the wire
 * @param replyTo the id of the comment answered
 */
public record Comment(
        String id,
        String text,
        long timestamp,
        Optional<String> username,
        String color,
        String domain,
        String language,
        String messageType,
        String misc,
        Optional<List<String>> context,
        Optional<BotParams> botParams,
        Optional<String> replyTo) {

    /**
     * @throws IllegalArgumentException with one sentence naming the first limit that is broken
     */
    public Comment {
        check(Limits.ID.matcher(id).matches(), "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        check(!text.isEmpty(), "Comment text is required");
        check(text.length() <= Limits.TEXT, "text must have at most 1000 characters");
        check(timestamp >= 0, "timestamp must be an integer of at least 0, in milliseconds since the epoch");
        username.ifPresent(name ->
                check(!name.isEmpty() && name.length() <= Limits.USERNAME, "username must have 1 to 16 characters"));
        check(color.length() <= Limits.COLOR, "color must have at most 32 characters");
        check(!domain.isEmpty() && domain.length() <= Limits.DOMAIN, "domain must have 1 to 253 characters");
        check(!language.isEmpty() && language.length() <= Limits.LANGUAGE, "language must have 1 to 35 characters");
        check(
                Limits.MESSAGE_TYPE.matcher(messageType).matches(),
                "message-type must be 1 to 32 characters of A-Z a-z 0-9 _ -");
        check(misc.length() <= Limits.MISC, "misc must have at most 2000 characters");
        context = context.map(List::copyOf);
        context.ifPresent(Comment::checkContext);
        botParams.ifPresent(params -> check(
                bytes(params.toString()) <= Limits.BOT_PARAMS_BYTES + Limits.PROCESSED_BYTES + Limits.FAILURE_BYTES,
                "botParams must take at most 8 KiB"));
        replyTo.ifPresent(
                question -> check(Limits.ID.matcher(question).matches(), "replyTo must be the id of a comment"));
    }

    private static void checkContext(List<String> entries) {
        check(entries.size() <= Limits.CONTEXT_ENTRIES, "context must have at most 200 entries");
        check(
                entries.stream().mapToInt(Comment::bytes).sum() <= Limits.CONTEXT_BYTES,
                "context must take at most 64 KiB");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    public Processed processed() {
        return botParams.map(BotParams::processed).orElse(Processed.ABSENT);
    }

    /** The same comment with {@code botParams.processed} set, {@code botParams} created if there was none. */
    public Comment withProcessed(boolean processed) {
        return withBotParams(botParams
                .map(params -> params.withProcessed(processed))
                .orElseGet(() -> BotParams.ofProcessed(processed)));
    }

    public Comment withBotParams(BotParams other) {
        return withBotParams(Optional.of(other));
    }

    public Comment withBotParams(Optional<BotParams> other) {
        return copy(id, other, replyTo);
    }

    /** The same comment under another name, and an answer to another one. */
    public Comment withIds(String otherId, Optional<String> otherReplyTo) {
        return copy(otherId, botParams, otherReplyTo);
    }

    private Comment copy(String otherId, Optional<BotParams> otherParams, Optional<String> otherReplyTo) {
        return new Comment(
                otherId,
                text,
                timestamp,
                username,
                color,
                domain,
                language,
                messageType,
                misc,
                context,
                otherParams,
                otherReplyTo);
    }
}
