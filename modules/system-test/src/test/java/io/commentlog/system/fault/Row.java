package io.commentlog.system.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the table: what clients saw of one fault.
 *
 * @param polls reads that were sent
 * @param blank answers with nothing, or with fewer comments than their client had seen before
 * @param failedReads without an answer, or with one that is not 200
 * @param backwards answers, not counted as blank, without something that their client had seen before
 * @param staleness the longest between a write's acknowledgement and the start of a poll that did not show it
 * @param outage between the first and the end of the last failed read
 * @param acknowledged writes
 * @param repeatedWrites attempts that had to be made again
 * @param lost acknowledged writes that log or views do not have in the end, or that were answered as mistakes
 * @param duplicated comments that an answer or a view had more than once
 * @param leastReplies to a question
 * @param mostReplies to a question
 * @param recovery from the fault's beginning to the last sign of it
 */
record Row(
        String fault,
        Limits limits,
        int polls,
        int blank,
        int failedReads,
        int backwards,
        Latencies latencies,
        Duration staleness,
        Duration outage,
        int acknowledged,
        int repeatedWrites,
        int lost,
        int duplicated,
        int leastReplies,
        int mostReplies,
        Duration recovery,
        long seed) {

    /** What is not as it should be, a sentence each; none for a green row. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        expect(complaints, polls > 0 && acknowledged > 0, "nothing was asked of it");
        expect(complaints, blank == 0, blank + " polls were blank");
        expect(complaints, failedReads == 0 || outage.compareTo(limits.outage()) <= 0, failedReads + " reads failed");
        expect(complaints, backwards == 0, backwards + " views were older than seen");
        expect(complaints, staleness.compareTo(limits.staleness()) <= 0, "a write was not shown for " + staleness);
        expect(complaints, lost == 0, lost + " writes were lost");
        expect(complaints, duplicated == 0, duplicated + " comments were there twice");
        expect(complaints, leastReplies == 1 && mostReplies == 1, leastReplies + " to " + mostReplies + " replies");
        return complaints;
    }

    boolean green() {
        return complaints().isEmpty();
    }

    private static void expect(List<String> complaints, boolean so, String otherwise) {
        if (!so) {
            complaints.add(otherwise);
        }
    }
}
