package io.commentlog.query.snapshot;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.util.List;

/** Small snapshots, for tests. */
public final class Snapshots {
    public static final String CHANGELOG = "changelog";
    public static final long EPOCH = 7;
    public static final int WINDOW = 2;
    public static final int ROOM = 4;

    private Snapshots() {}

    /** Of one partition with some comments, a deletion, and more than it has room for. */
    public static Snapshot of(int comments) {
        return new Snapshot(CHANGELOG, 1_700_000_000_000L, ROOM, List.of(100L), view(comments));
    }

    public static View view(int comments) {
        ViewBuilder builder = new ViewBuilder(EPOCH, 1, WINDOW, ROOM);
        for (int offset = 0; offset < comments; offset++) {
            RecentKey key = Told.key(offset % 2 == 0 ? Told.HUMANS : Told.BOTS, 1000 + offset, "c-" + offset);
            builder.put(0, key, Told.posted(key, offset));
        }
        RecentKey gone = Told.key(Told.HUMANS, 5, "gone");
        builder.put(0, gone, Told.deleted(gone, 0, comments));
        builder.advance(0, new PartitionPosition(comments, comments, 1));
        return builder.view();
    }
}
