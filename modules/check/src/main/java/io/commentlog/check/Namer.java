package io.commentlog.check;

import io.commentlog.event.LogPosition;

/** Says of what a row is, for the few that are told: the log has the id, the ledger only a fingerprint. */
interface Namer {
    /** The id of the comment that the event concerns; may read the log. */
    String id(LogPosition at);

    default String comment(Ledger ledger, int row) {
        LogPosition at = ledger.position(row);
        return "Comment " + id(at) + " (at " + at + ")";
    }
}
