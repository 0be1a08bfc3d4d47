package io.commentlog.event.view;

import java.util.regex.Pattern;

/**
 * One generation of the view: its own fold, stores, changelogs and replicas, made from the same log beside any other. A
 * view is never changed in a way that needs its log folded again; another is made, and takes over when both are equal.
 *
 * @param name 1 to 20 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record ViewName(String name) {
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,19}");

    /** The one that is kept unless another is asked for. */
    public static final ViewName DEFAULT = new ViewName("v1");

    /**
     * @throws IllegalArgumentException with what a name may be
     */
    public ViewName {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A view's name is 1 to 20 of a-z, 0-9 and -, beginning with a letter, not " + name);
        }
    }

    /** Of its fold, which is also the fold's consumer group. Renaming it abandons stores and offsets. */
    public String applicationId() {
        return equals(DEFAULT) ? Stores.APPLICATION_ID : Stores.APPLICATION_ID + "-" + name;
    }

    /** What the fold's transactional ids begin with; Kafka Streams appends the process and the thread. */
    public String transactionalIds() {
        return applicationId() + "-";
    }

    /** The topic that its replicas read; Kafka Streams derives its name. */
    public String recentCommentsChangelog() {
        return applicationId() + "-" + Stores.RECENT_COMMENTS + "-changelog";
    }

    /** The topic in which every comment is, by id; Kafka Streams derives its name. */
    public String commentsChangelog() {
        return applicationId() + "-" + Stores.COMMENTS + "-changelog";
    }

    @Override
    public String toString() {
        return name;
    }
}
