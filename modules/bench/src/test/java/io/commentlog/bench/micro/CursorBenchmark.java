package io.commentlog.bench.micro;

import io.commentlog.query.view.Cursor;
import java.util.List;
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

/** The cursor of a log of six partitions, with a million comments, to its text and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CursorBenchmark {
    private final Cursor cursor =
            new Cursor(1_795_368_064_439L, List.of(166_000L, 167_001L, 166_502L, 165_003L, 166_904L, 167_105L));
    private final String text = cursor.encoded();

    @Benchmark
    public String encode() {
        return cursor.encoded();
    }

    @Benchmark
    public Cursor decode() {
        return Cursor.decode(text);
    }
}
