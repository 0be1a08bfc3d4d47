package io.commentlog.system.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges every poll against what the same client saw before and against what was due. An answer is blank if it has fewer
 * comments than its client has seen, or none where some are due; it goes backwards if it is not blank and lacks something
 * that its client has seen, or has something that it saw to be gone. What a deletion was sent for is not asked for. Pure.
 */
final class Readers {
    private final Promises promises;
    private final Map<Integer, BitSet> seen = new HashMap<>();
    private final Map<Integer, BitSet> gone = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();

    private Readers(Promises promises) {
        this.promises = promises;
    }

    enum Verdict {
        GOOD,
        FAILED,
        BLANK,
        BACKWARDS
    }

    /**
     * @param stale how long something had been due, when the poll began, that it did not show; nanoseconds
     */
    record Judged(Poll poll, Verdict verdict, long stale) {}

    /**
     * @param polls in the order of their starts
     */
    static List<Judged> judge(List<Poll> polls, Promises promises) {
        Readers readers = new Readers(promises);
        polls.forEach(poll -> readers.judged.add(readers.judge(poll)));
        return readers.judged;
    }

    private Judged judge(Poll poll) {
        if (!poll.answered()) {
            return new Judged(poll, Verdict.FAILED, 0);
        }
        BitSet before = seen.computeIfAbsent(poll.client(), any -> new BitSet());
        BitSet goneBefore = gone.computeIfAbsent(poll.client(), any -> new BitSet());
        Verdict verdict = verdict(poll, before, goneBefore);
        BitSet vanished = (BitSet) before.clone();
        vanished.andNot(poll.shown());
        vanished.stream().filter(fact -> promises.isGoing(fact, poll.end())).forEach(goneBefore::set);
        before.or(poll.shown());
        before.andNot(goneBefore);
        return new Judged(poll, verdict, poll.start() - promises.oldestMissing(poll));
    }

    private Verdict verdict(Poll poll, BitSet before, BitSet goneBefore) {
        BitSet missing = (BitSet) before.clone();
        missing.andNot(poll.shown());
        missing.stream().filter(fact -> promises.isGoing(fact, poll.end())).forEach(missing::clear);
        BitSet kept = (BitSet) before.clone();
        kept.stream().filter(fact -> promises.isGoing(fact, poll.end())).forEach(kept::clear);
        int due = (int) kept.stream().filter(fact -> !Fact.isMark(fact)).count();
        boolean empty = poll.comments() == 0 && promises.anyDue(poll.start());
        if (empty || (poll.comments() < due && !missing.isEmpty())) {
            return Verdict.BLANK;
        }
        return missing.isEmpty() && !poll.shown().intersects(goneBefore) ? Verdict.GOOD : Verdict.BACKWARDS;
    }
}
