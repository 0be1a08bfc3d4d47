package io.commentlog.query.http;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.Told;
import io.commentlog.query.replica.PublishedView;
import io.commentlog.query.replica.Publishing;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A view that changes as a test says, told as the replica tells it. Used by the test's thread. */
final class LiveView implements ServedView {
    static final long EPOCH = 7;
    private static final int PARTITIONS = 2;

    private final ViewBuilder builder = new ViewBuilder(EPOCH, PARTITIONS, 1000, 1000);
    private final PublishedView published = new PublishedView(builder.view());
    private volatile Optional<CompletionStage<Boolean>> waking = Optional.empty();
    private final long[] next = new long[PARTITIONS];

    @Override
    public PublishedView view() {
        return published;
    }

    @Override
    public Optional<CompletionStage<Boolean>> waking(Duration patience) {
        return waking;
    }

    @Override
    public boolean isWaking() {
        return waking.isPresent();
    }

    @Override
    public Source source() {
        return Source.LIVE;
    }

    @Override
    public Optional<Duration> age() {
        return Optional.of(Duration.ofMillis(12));
    }

    /** As after a pause of the process, until the stage completes. */
    void pausedUntil(CompletionStage<Boolean> caughtUp) {
        waking = Optional.of(caughtUp);
    }

    View current() {
        return published.current();
    }

    /** A comment of the moment {@code time}, in partition 0. */
    RecentKey post(long time, String id) {
        return post(Told.HUMANS, time, id);
    }

    RecentKey post(Channel channel, long time, String id) {
        RecentKey key = Told.key(channel, time, id);
        put(0, key, Told.posted(key, next[0]));
        return key;
    }

    RecentKey postElsewhere(long time, String id) {
        RecentKey key = Told.key(Told.HUMANS, time, id);
        put(1, key, Told.posted(key, next[1]));
        return key;
    }

    void mark(RecentKey key) {
        put(0, key, Told.marked(key, 0, next[0]));
    }

    void delete(RecentKey key) {
        put(0, key, Told.deleted(key, 0, next[0]));
    }

    void put(RecentKey key, StoredComment stored) {
        put(0, key, stored);
    }

    /** An event that changes nothing. */
    void pass(int partition) {
        builder.advance(partition, new PartitionPosition(next[partition]++, 0, 0));
        publish();
    }

    /** The store forgets all that happened so far. */
    void forget() {
        builder.advance(0, new PartitionPosition(next[0], 0, 0, next[0]++));
        publish();
    }

    /** An event that changes nothing, at which the store forgets all that happened before it. */
    void forgetBefore() {
        long now = next[0]++;
        builder.advance(0, new PartitionPosition(now, 0, 0, now - 1));
        publish();
    }

    /** As a cache that is emptied to be filled again: nothing has happened, and there is nothing. */
    void blank() {
        Publishing.publish(published, new ViewBuilder(EPOCH, PARTITIONS, 1000, 1000).view());
    }

    private void put(int partition, RecentKey key, StoredComment stored) {
        builder.put(partition, key, stored);
        builder.advance(partition, new PartitionPosition(next[partition]++, 1, 0));
        publish();
    }

    private void publish() {
        Publishing.publish(published, builder.view());
    }
}
