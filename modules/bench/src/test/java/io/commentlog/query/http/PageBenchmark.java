package io.commentlog.query.http;

import io.commentlog.bench.micro.Sample;
import io.commentlog.event.Comment;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Composing the page of the newest fifty, out of a full window; and its tag, which is made once with it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageBenchmark {
    private static final int WINDOW = 500;
    private static final int PAGE = 50;

    private final View view = full();

    @Benchmark
    public Buffer fifty() {
        return Pages.newest(view.window(Filter.ANY), PAGE);
    }

    @Benchmark
    public Object fiftyWithTag() {
        return new Page(Pages.newest(view.window(Filter.ANY), PAGE));
    }

    private static View full() {
        ViewBuilder builder = new ViewBuilder(7, 1, WINDOW, WINDOW);
        for (int number = 0; number < WINDOW; number++) {
            Comment comment = Sample.comment(number);
            builder.put(0, RecentKey.of(comment), StoredComment.posted(comment, number));
            builder.advance(0, new PartitionPosition(number, number + 1, 0));
        }
        return builder.view();
    }
}
