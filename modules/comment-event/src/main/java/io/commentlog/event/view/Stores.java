package io.commentlog.event.view;

/** The identity of the fold and its stores, shared by those who write them and those who read them. */
public final class Stores {
    /** Of the first view; see {@link ViewName#applicationId}. */
    static final String APPLICATION_ID = "commentlog-materialize";

    /** id → {@link StoredComment}. Renaming this abandons its state. */
    public static final String COMMENTS = "comments";

    /** {@link RecentKey} → {@link StoredComment}, and the {@link PartitionPosition}. Renaming this abandons its state. */
    public static final String RECENT_COMMENTS = "recent-comments";

    private Stores() {}
}
