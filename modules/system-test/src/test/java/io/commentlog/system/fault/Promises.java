package io.commentlog.system.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the answers to writes have promised to the readers, and since when: from its acknowledgement on a fact is due,
 * until a deletion of its comment is sent. Pure.
 */
final class Promises {
    /** By fact, in the order of the acknowledgements. */
    private final Map<Integer, Long> due = new LinkedHashMap<>();

    private final Map<Integer, Long> deleting = new LinkedHashMap<>();
    private final Map<Integer, Long> deleted = new LinkedHashMap<>();
    private final Set<Integer> refused = new HashSet<>();

    private Promises() {}

    /**
     * @param writes in the order of their ends
     */
    static Promises of(List<Write> writes) {
        Promises promises = new Promises();
        writes.forEach(promises::add);
        return promises;
    }

    private void add(Write write) {
        int number = write.number();
        if (write.kind() == Write.Kind.DELETE) {
            deleting.merge(number, write.start(), Math::min);
        }
        if (write.acknowledged()) {
            switch (write.kind()) {
                case POST -> due.putIfAbsent(Fact.posted(number), write.end());
                case MARK -> due.putIfAbsent(Fact.marked(number), write.end());
                case DELETE -> deleted.putIfAbsent(number, write.end());
            }
        } else if (!write.mayBeRetried()) {
            refused.add(number);
        }
    }

    /** Since when the first fact was due that the poll does not show; its start if it shows all. */
    long oldestMissing(Poll poll) {
        for (Map.Entry<Integer, Long> fact : due.entrySet()) {
            if (fact.getValue() >= poll.start()) {
                break;
            }
            if (!poll.shown().get(fact.getKey()) && !isGoing(fact.getKey(), poll.end())) {
                return fact.getValue();
            }
        }
        return deleted.entrySet().stream()
                .filter(deletion -> deletion.getValue() < poll.start())
                .filter(deletion -> poll.shown().get(Fact.posted(deletion.getKey())))
                .mapToLong(Map.Entry::getValue)
                .min()
                .orElse(poll.start());
    }

    /** Whether the fact may already have ended at that time. */
    boolean isGoing(int fact, long time) {
        Long since = deleting.get(Fact.number(fact));
        return since != null && since <= time;
    }

    /** Whether anything at all had to be shown by then. */
    boolean anyDue(long time) {
        return due.entrySet().stream().anyMatch(fact -> fact.getValue() < time && !isGoing(fact.getKey(), time));
    }

    /** When the comment's deletion was acknowledged; never if it was not. */
    boolean isDeleted(int number, long time) {
        Long at = deleted.get(number);
        return at != null && at <= time;
    }

    List<Integer> posts() {
        return due.keySet().stream()
                .filter(fact -> !Fact.isMark(fact))
                .map(Fact::number)
                .toList();
    }

    long acknowledgedAt(int number) {
        return due.get(Fact.posted(number));
    }

    List<Integer> marks() {
        return due.keySet().stream().filter(Fact::isMark).map(Fact::number).toList();
    }

    List<Integer> deletions() {
        return new ArrayList<>(deleted.keySet());
    }

    BitSet deletionsSent() {
        BitSet numbers = new BitSet();
        deleting.keySet().forEach(numbers::set);
        return numbers;
    }

    /** Writes that were answered as if the caller had made a mistake, which none of them had. */
    int refused() {
        return refused.size();
    }

    int acknowledged() {
        return due.size() + deleted.size();
    }
}
