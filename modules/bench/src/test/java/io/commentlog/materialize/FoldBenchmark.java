package io.commentlog.materialize;

import io.commentlog.bench.micro.Sample;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.MalformedEvent;
import java.util.Optional;
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

/** The fold of a post, from the record's bytes to those of both stores; without Kafka and RocksDB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FoldBenchmark {
    private final CommentEvent event = new CommentEvent.Posted(Sample.comment(1));
    private final Optional<byte[]> key = Optional.of(CommentEventJson.key(event));
    private final Optional<byte[]> value = Optional.of(CommentEventJson.write(event));

    @Benchmark
    public int post() throws MalformedEvent {
        Folded folded = CommentFold.fold(Optional.empty(), CommentEventJson.read(key, value), 1);
        return folded instanceof Folded.Changed change
                ? change.now().toBytes().length + change.key().toBytes().length
                : 0;
    }
}
