package io.commentlog.transfer;

import io.commentlog.event.Comment;
import io.commentlog.event.Limits;
import io.commentlog.event.Rejection;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps apart the replies of two logs. A reply's id is the place of its question in the log that it was written to; in
 * another log another question has that place, and would get no reply, because its reply's id would be taken. So the
 * replies of another log get another prefix, and what answers them follows. Confined to one thread.
 */
final class ReplyIds {
    private final String prefix;
    private final Predicate<Comment> ofThisLog;
    // What the first reply has told: a file is of one log.
    private Optional<Boolean> same = Optional.empty();

    /**
     * @param prefix in place of {@link Limits#REPLY_ID_PREFIX}, for replies of another log
     * @param ofThisLog whether the reply answers what is at that place of this log; asked once
     */
    ReplyIds(String prefix, Predicate<Comment> ofThisLog) {
        this.prefix = prefix;
        this.ofThisLog = ofThisLog;
    }

    /**
     * The comment as this log may have it.
     *
     * @throws Rejection if its id would become too long
     */
    Comment inThisLog(Comment comment) {
        boolean reply = isReply(comment.id());
        if (!reply && comment.replyTo().filter(ReplyIds::isReply).isEmpty()) {
            return comment;
        }
        if (same.isEmpty() && reply) {
            same = Optional.of(ofThisLog.test(comment));
        }
        // Before the first reply nothing is known. In its own log a comment is there already, whatever it says here.
        return same.orElse(false) ? comment : renamed(comment);
    }

    private Comment renamed(Comment comment) {
        try {
            return comment.withIds(renamed(comment.id()), comment.replyTo().map(this::renamed));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("With the prefix " + prefix + " its id is too long");
        }
    }

    private String renamed(String id) {
        return isReply(id) ? prefix + id.substring(Limits.REPLY_ID_PREFIX.length()) : id;
    }

    private static boolean isReply(String id) {
        return id.startsWith(Limits.REPLY_ID_PREFIX);
    }
}
