package io.commentlog.system.fault;

/**
 * One attempt to write. Times are nanoseconds on one clock.
 *
 * @param number of the comment
 * @param status 0 where no answer came
 */
record Write(Kind kind, int number, long start, long end, int status) {
    enum Kind {
        POST,
        MARK,
        DELETE
    }

    /** Done: a deletion that is done again finds the comment gone. */
    boolean acknowledged() {
        return status == 200 || (kind == Kind.DELETE && status == 410);
    }

    /** Not now, or nobody knows: the same again is what a client does. */
    boolean mayBeRetried() {
        return status == 0 || status == 503;
    }
}
