package io.commentlog.event;

/** What {@code botParams.processed} says of a comment. Only the JSON literals count; anything else is ABSENT. */
public enum Processed {
    /** Not for the bot; never to be read as waiting. */
    ABSENT,
    /** {@code false}: waiting for the bot. */
    WAITING,
    /** {@code true}: handled. */
    HANDLED;

    public static Processed of(boolean literal) {
        return literal ? HANDLED : WAITING;
    }
}
