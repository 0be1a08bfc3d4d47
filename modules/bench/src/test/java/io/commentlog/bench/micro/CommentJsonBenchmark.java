package io.commentlog.bench.micro;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
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

/** A comment to its JSON and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CommentJsonBenchmark {
    private final Comment comment = Sample.comment(1);
    private final byte[] json = CommentJson.write(comment);

    @Benchmark
    public byte[] write() {
        return CommentJson.write(comment);
    }

    @Benchmark
    public Comment read() {
        return CommentJson.read(json);
    }
}
