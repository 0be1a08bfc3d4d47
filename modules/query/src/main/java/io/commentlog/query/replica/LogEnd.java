package io.commentlog.query.replica;

import java.util.ArrayList;
import java.util.List;

/**
 * Where things ended when the cluster was asked, by partition, in this order: the log, then what the fold has committed,
 * then the changelog. INVARIANT: whoever has read the changelog to its end here has seen all that the fold had committed.
 *
 * @param log offset behind the last event of {@code comments} that a fold may read
 * @param committed the fold's committed offset, -1 if it has none
 * @param changelog offset behind the last record of the changelog
 */
record LogEnd(List<Long> log, List<Long> committed, List<Long> changelog) {
    LogEnd {
        log = List.copyOf(log);
        committed = List.copyOf(committed);
        changelog = List.copyOf(changelog);
    }

    /**
     * Whether a replica has everything up to {@code wanted}, ends of the log read at this moment or before.
     *
     * <p>The committed offset is asked too because a transactional producer leaves its markers in the log: behind one,
     * no event ever reaches the end, yet the fold has passed it.
     *
     * @param applied offsets of the events last applied, by partition
     * @param consumed how far the replica has read the changelog, by partition
     */
    boolean isReached(List<Long> wanted, long[] applied, long[] consumed) {
        if (!isRead(consumed)) {
            return false;
        }
        for (int partition = 0; partition < wanted.size(); partition++) {
            boolean folded = applied[partition] + 1 >= wanted.get(partition)
                    || committed.get(partition) >= wanted.get(partition);
            if (!folded) {
                return false;
            }
        }
        return true;
    }

    /** Whether a replica has read the changelog to its end. */
    boolean isRead(long[] consumed) {
        for (int partition = 0; partition < changelog.size(); partition++) {
            if (consumed[partition] < changelog.get(partition)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How far each partition has come, by what was asked here and what the replica has since. What the fold has passed is known
     * by what it has committed, once a second, and by what it has told; so is what the replica has, once it has read all that
     * was told by the commit.
     *
     * @param applied as for {@link #isReached}
     * @param consumed as for {@link #isReached}
     */
    List<PartitionProgress> progress(long[] applied, List<Long> consumed) {
        List<PartitionProgress> progress = new ArrayList<>();
        for (int partition = 0; partition < log.size(); partition++) {
            long told = applied[partition] + 1;
            long folded = Math.max(told, committed.get(partition));
            boolean read = consumed.get(partition) >= changelog.get(partition);
            long end = Math.max(log.get(partition), folded);
            progress.add(new PartitionProgress(partition, end, folded, read ? folded : told));
        }
        return progress;
    }

    /** How many events the log has that are not applied. */
    long missing(long[] applied) {
        long events = 0;
        for (int partition = 0; partition < log.size(); partition++) {
            events += Math.max(0, log.get(partition) - 1 - applied[partition]);
        }
        return events;
    }
}
