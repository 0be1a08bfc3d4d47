package io.commentlog.bench.micro;

import io.commentlog.event.CommentJson;
import io.commentlog.event.Processed;
import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a comment does to a view whose windows are full: it enters, the oldest leaves, and the position moves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ViewBuilderBenchmark {
    private static final int WINDOW = 500;
    private static final int STORED = 1_000;

    private final Channel channel = new Channel("bench.example", "human");
    private final byte[] json = CommentJson.write(Sample.comment(1));
    private final ViewBuilder builder = new ViewBuilder(7, 1, WINDOW, 100_000);
    private long number;

    @Setup
    public void fill() {
        while (number < STORED) {
            update();
        }
    }

    @Benchmark
    public void update() {
        builder.put(0, key(number), new StoredComment(number, number, false, Processed.ABSENT, json));
        if (number >= STORED) {
            builder.evict(key(number - STORED));
        }
        builder.advance(0, new PartitionPosition(number, number + 1, 0));
        number++;
    }

    /** And the view is published, as after every batch of them. */
    @Benchmark
    public View updateAndPublish() {
        update();
        return builder.view();
    }

    private RecentKey key(long time) {
        return new RecentKey(channel, time, "comment-" + time);
    }
}
