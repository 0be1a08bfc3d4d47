package io.commentlog.query.view;

import static io.commentlog.query.Told.HUMANS;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import java.util.List;

/** A view that is told one event after the other, each with the position that comes behind it. */
final class ToldView {
    static final long EPOCH = 7;

    private static final int MANY = 1000;

    private final ViewBuilder builder;

    ToldView(int partitions, int windowSize, int maxComments) {
        builder = new ViewBuilder(EPOCH, partitions, windowSize, maxComments);
    }

    ViewBuilder builder() {
        return builder;
    }

    View view() {
        return builder.view();
    }

    /** All that changed since. */
    Delta since(Cursor cursor) {
        return Delta.since(builder.view(), Filter.ANY, cursor, MANY);
    }

    RecentKey post(int partition, long offset, long time, String id) {
        return put(HUMANS, partition, offset, time, id);
    }

    RecentKey put(Channel channel, int partition, long offset, long time, String id) {
        RecentKey key = Told.key(channel, time, id);
        builder.put(partition, key, Told.posted(key, offset));
        builder.advance(partition, new PartitionPosition(offset, 1, 0));
        return key;
    }

    void mark(int partition, RecentKey key, long posted, long offset) {
        builder.put(partition, key, Told.marked(key, posted, offset));
        builder.advance(partition, new PartitionPosition(offset, 1, 0));
    }

    void delete(int partition, RecentKey key, long posted, long offset) {
        builder.put(partition, key, Told.deleted(key, posted, offset));
        builder.advance(partition, new PartitionPosition(offset, 1, 0));
    }

    static List<String> ids(Delta delta) {
        return delta.changes().stream().map(entry -> entry.key().id()).toList();
    }
}
