package io.commentlog.node.ops;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last faults, so many and no more; what comes again within a minute is one. Owned by one thread. */
final class Faults {
    private static final long SOON = Duration.ofMinutes(1).toMillis();

    private final int most;
    private final Deque<Fault> faults = new ArrayDeque<>();

    Faults(int most) {
        this.most = most;
    }

    void add(Fault fault) {
        Optional<Fault> before = faults.stream()
                .filter(known -> known.isSameAs(fault) && fault.first() - known.last() < SOON)
                .findFirst();
        before.ifPresent(faults::remove);
        faults.addLast(before.map(known -> known.and(fault)).orElse(fault));
        if (faults.size() > most) {
            faults.removeFirst();
        }
    }

    /** The last one first. */
    List<Fault> newestFirst() {
        List<Fault> all = new ArrayList<>(faults);
        Collections.reverse(all);
        return all;
    }
}
