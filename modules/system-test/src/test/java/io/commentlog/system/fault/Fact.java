package io.commentlog.system.fault;

/**
 * What a poll can show of the comments of one row, as bits: that a numbered comment is there, and that it is marked as
 * processed. Neither ever ends, unless the comment is deleted.
 */
final class Fact {
    private Fact() {}

    static int posted(int number) {
        return 2 * number;
    }

    static int marked(int number) {
        return 2 * number + 1;
    }

    /** The number of the comment that the fact is about. */
    static int number(int fact) {
        return fact / 2;
    }

    static boolean isMark(int fact) {
        return fact % 2 == 1;
    }
}
