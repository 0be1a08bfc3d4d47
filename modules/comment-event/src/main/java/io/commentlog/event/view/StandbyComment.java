package io.commentlog.event.view;

import io.commentlog.event.LogPosition;

/**
 * A comment, or its deletion, as a standby has it: what the log had made of it at the position, and perhaps not what it has
 * made of it since.
 *
 * @param position of the last event that the standby has applied to the comment
 */
public record StandbyComment(StoredComment stored, LogPosition position) {
    public StandbyComment(StoredComment stored, int partition) {
        this(stored, new LogPosition(partition, stored.offset()));
    }
}
