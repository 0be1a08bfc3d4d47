package io.commentlog.client;

/**
 * Is told what a feed or stream brings, by one thread, in order. What one cursor covers is told again if the listener threw,
 * the connection broke or the process ended in the middle of it: comments are to be kept by id.
 */
public interface CommentListener {
    /** A comment that is new, or changed. */
    void onComment(Comment comment);

    /** A comment that was deleted. */
    void onRemoved(String id);

    /** What was told before no longer holds; drop it. The newest page follows. */
    void onReset();

    /**
     * Something failed and will be tried again after a pause: {@link Unavailable}, {@link Rejected} (which mostly wants
     * somebody to look), or what the listener itself threw. If this method throws, the feed ends, by way of its thread's
     * uncaught exception handler.
     */
    default void onTrouble(RuntimeException trouble) {}
}
