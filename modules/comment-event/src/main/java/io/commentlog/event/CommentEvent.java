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

    /** {@code botParams.processed} is set. */
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

    private static void checkId(String id) {
        if (!Limits.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        }
    }
}
