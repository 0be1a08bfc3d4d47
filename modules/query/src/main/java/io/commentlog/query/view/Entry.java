package io.commentlog.query.view;

import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;

/** One comment as the view holds it, shared by every window that it is in. */
public record Entry(RecentKey key, int partition, StoredComment stored) {
    public byte[] json() {
        return stored.json();
    }
}
