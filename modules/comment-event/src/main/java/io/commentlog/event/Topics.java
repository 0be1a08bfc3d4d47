package io.commentlog.event;

/** The names that hold the system's state. Renaming any of them abandons what is stored under the old name. */
public final class Topics {
    /** The change log itself, keyed by comment id. Renaming this abandons every comment. */
    public static final String COMMENTS = "comments";

    /** Events that could not be applied, as they came, with the reason in headers. Renaming this abandons them. */
    public static final String REJECTED = "comments.rejected";

    /** The questions that the bot has given up, the latest of each comment. Renaming this abandons them. */
    public static final String UNANSWERED = "comments.unanswered";

    private Topics() {}
}
