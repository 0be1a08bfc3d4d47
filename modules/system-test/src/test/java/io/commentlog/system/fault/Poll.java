package io.commentlog.system.fault;

import java.util.BitSet;

/**
 * One read and what its client knew after it. Times are nanoseconds on one clock.
 *
 * @param client who asked; one client asks one thing at a time
 * @param status 0 where no answer came
 * @param source what the answer said of itself: live, standby, snapshot; empty if nothing
 * @param shown the facts; never changed once it is here
 * @param repeated comments that the answer had more than once
 */
record Poll(int client, long start, long end, int status, String source, BitSet shown, int repeated) {
    boolean answered() {
        return status == 200;
    }

    static Poll failed(int client, long start, long end, int status) {
        return new Poll(client, start, end, status, "", new BitSet(), 0);
    }

    int comments() {
        return (int) shown.stream().filter(fact -> !Fact.isMark(fact)).count();
    }
}
