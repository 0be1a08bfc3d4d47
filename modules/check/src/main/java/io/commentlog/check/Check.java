package io.commentlog.check;

/** What is compared, a row of the table each. */
enum Check {
    ONE_PARTITION("each comment's events in one partition"),
    NO_ORPHAN("replies have a question"),
    AT_MOST_ONE("no more replies than a comment asked for"),
    ONE_EACH("a reply for each time a comment waited"),
    GIVEN_UP("questions given up, which wait for a retry"),
    IN_ORDER("replies come after their question"),
    REPLY_ID("replies' ids name what they answer"),
    FOLLOWED("nodes have applied the log"),
    TOTAL("total: all comments, each once"),
    WINDOW("windows have the newest"),
    ORDER("windows in order, nothing twice"),
    COMMENT("comments shown as the log says"),
    BY_ID("comments by id as the log says"),
    ALIKE("nodes show the same");

    private final String title;

    Check(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
