package io.commentlog.query.replica;

/**
 * How far things have come in one partition of the log, as far as a replica can tell. All are offsets of topic {@code comments}.
 *
 * @param end behind the last event
 * @param folded behind the last event that the fold is known to have passed
 * @param applied behind the last event that is in the view
 */
public record PartitionProgress(int partition, long end, long folded, long applied) {
    /** Events that are in the log and not folded. */
    public long foldLag() {
        return end - folded;
    }

    /** Events that are folded and not in the view. */
    public long viewLag() {
        return folded - applied;
    }
}
