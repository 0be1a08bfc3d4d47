package io.commentlog.query.replica;

import io.commentlog.event.Topics;
import java.util.List;
import org.apache.kafka.common.Uuid;

/**
 * The changelog as the cluster has it.
 *
 * @param epoch which log and which generation of the view cursors are of; the same on every node
 * @param first by partition, the offset that it begins with
 * @param end by partition, the offset behind its last record
 */
record Changelog(long epoch, List<Long> first, List<Long> end) {
    Changelog {
        first = List.copyOf(first);
        end = List.copyOf(end);
    }

    /**
     * Made of the cluster's own id of the topic {@link Topics#COMMENTS}, which a topic made anew does not share, and the
     * changelog's name, which another generation does not.
     */
    static long epoch(Uuid log, String changelog) {
        return log.getMostSignificantBits() * 31 + log.getLeastSignificantBits() + changelog.hashCode();
    }

    int partitions() {
        return end.size();
    }

    /** Whether it can be read on from these offsets, one for each partition; from one below 0, it is not read at all yet. */
    boolean goesOnFrom(long[] offsets) {
        if (offsets.length != partitions()) {
            return false;
        }
        for (int partition = 0; partition < offsets.length; partition++) {
            boolean within = offsets[partition] >= first.get(partition) && offsets[partition] <= end.get(partition);
            if (offsets[partition] >= 0 && !within) {
                return false;
            }
        }
        return true;
    }
}
