package io.commentlog.event.view;

/** The identity of the fold and its stores, shared by those who write them and those who read them. */
public final class Stores {
    /** Renaming this abandons both stores and the fold's offsets: everything is folded again. */
    public static final String APPLICATION_ID = "commentlog-materialize";

    /** id → {@link StoredComment}. Renaming this abandons its state. */
    public static final String COMMENTS = "comments";

    /** {@link RecentKey} → {@link StoredComment}, and the {@link PartitionPosition}. Renaming this abandons its state. */
    public static final String RECENT_COMMENTS = "recent-comments";

    /** The topic that the replicas read; Kafka Streams derives its name. */
    public static final String RECENT_COMMENTS_CHANGELOG = APPLICATION_ID + "-" + RECENT_COMMENTS + "-changelog";

    private Stores() {}
}
