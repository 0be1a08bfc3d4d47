package io.commentlog.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs what matches the property {@code jmh}, in JVMs of their own; by name only, for its own is not that of a test. */
final class MicroBenchmarks {
    @Test
    void measure() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(System.getProperty("jmh", "Benchmark"))
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseG1GC")
                .addProfiler("gc")
                .shouldFailOnError(true);
        assertThat(new Runner(options.build()).run()).isNotEmpty();
    }
}
