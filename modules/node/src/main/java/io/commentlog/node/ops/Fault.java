package io.commentlog.node.ops;

/**
 * Something that whoever runs the process should know of. The same one again, soon after, is told as one that came several times.
 *
 * @param what faults of the same word and sentence are the same one
 * @param sentence for a person
 * @param first when it came, in milliseconds since the epoch
 * @param last when it came last
 */
record Fault(String what, String sentence, long first, long last, long times) {
    static Fault once(String what, String sentence, long at) {
        return new Fault(what, sentence, at, at, 1);
    }

    boolean isSameAs(Fault other) {
        return what.equals(other.what) && sentence.equals(other.sentence);
    }

    /** With one that came later. */
    Fault and(Fault later) {
        return new Fault(what, sentence, first, later.last, times + later.times);
    }
}
