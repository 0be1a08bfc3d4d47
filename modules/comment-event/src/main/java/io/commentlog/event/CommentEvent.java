package io.commentlog.event;

/** A change to one comment, as a record on the topic {@code comments} whose key is the comment's id. */
public sealed interface CommentEvent {
    /** The comment changed, and the record's key. */
    String id();

    /** A comment appears. Only the first of an id counts. */
    record Posted(Comment comment) implements CommentEvent {
        @Override
        public String id() {
            return comment.id();
        }
    }

    /** {@code botParams.processed} is set, and what the bot said of a failure is taken away. */
    record Patched(String id, boolean processed) implements CommentEvent {
        public Patched {
            checkId(id);
        }
    }

    /** A comment is removed for good: a later {@link Posted} of the id does not bring it back. */
    record Deleted(String id) implements CommentEvent {
        public Deleted {
            checkId(id);
        }
    }

    /**
     * The bot has given up the question that the event at {@code asked} put: {@code processed} stays false, {@code
     * botParams.failure} says why. Of a comment that no longer waits for that very event's answer it changes nothing.
     */
    record Unanswered(String id, LogPosition asked, Failure failure) implements CommentEvent {
        public Unanswered {
            checkId(id);
        }
    }

    /**
     * The question given up is put again, by this event: {@code botParams.failure} is taken away. Of a comment that is not
     * given up, or was asked again since, it changes nothing, so that doing it twice asks once.
     *
     * @param asked of the {@link Unanswered} that it takes back
     */
    record Retried(String id, LogPosition asked) implements CommentEvent {
        public Retried {
            checkId(id);
        }
    }

    private static void checkId(String id) {
        if (!Limits.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        }
    }
}
