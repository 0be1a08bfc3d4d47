package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.handler.CacheHandler;
import io.commentlog.bench.handler.RedisHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Redis, and the minimal handler in front of it. What Redis has acknowledged survives its death, as what a broker has: it
 * appends to a file, which the operating system writes to the disk when it likes.
 */
public final class Redis implements AutoCloseable {
    /** Of the sorted set that the handler keeps. */
    public static final String KEY = RedisHandler.KEY;

    private static final String BENCHMARK = "redis-benchmark";

    /** The columns of latencies that redis-benchmark tells behind the rate. */
    private static final int AFTER_RATE = 6;

    private final Handled handler;
    private final int port;

    private Redis(Handled handler, int port) {
        this.handler = handler;
        this.port = port;
    }

    /** Whether it is installed. */
    public static Optional<Path> program() {
        return Programs.find("redis-server");
    }

    public static Redis start(Path program, Path directory) {
        int port = Child.freePort();
        Child redis = Child.start(
                "redis",
                directory,
                List.of(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        directory.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--daemonize",
                        "no"));
        redis.awaitListening(port);
        return new Redis(Handled.start("redis-handler", RedisHandler.class, directory, redis, port), port);
    }

    /** What speaks HTTP for it. */
    public Handled handler() {
        return handler;
    }

    /** Starts another handler in front of it: that of a cache that is updated in place. The caller closes it. */
    public Handled cacheInPlace(Path directory) {
        return handler.beside("cache-handler", CacheHandler.class, directory, port);
    }

    /** Whether Redis's own benchmark is installed too. */
    public boolean hasOwnBenchmark() {
        return Programs.find(BENCHMARK).isPresent();
    }

    /** Commands a second that Redis's own benchmark reaches with so many connections; empty if it is not installed. */
    public Optional<Double> ownBenchmark(int connections, int requests, String... command) {
        return Programs.find(BENCHMARK).map(program -> {
            List<String> words = new ArrayList<>(List.of(
                    program.toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    Integer.toString(connections),
                    "-n",
                    Integer.toString(requests),
                    "--csv"));
            words.addAll(List.of(command));
            try {
                Process benchmark = new ProcessBuilder(words)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return perSecond(new String(benchmark.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new CannotBench("redis-benchmark cannot be run: " + e.getMessage(), e);
            }
        });
    }

    /** Of the last line, counted from its end, because the first column is the command and may hold anything. */
    static double perSecond(String csv) {
        String last = csv.strip().lines().reduce("", (first, line) -> line);
        String[] columns = last.split("\",\"", -1);
        try {
            return Double.parseDouble(columns[Math.max(0, columns.length - AFTER_RATE - 1)]);
        } catch (NumberFormatException e) {
            throw new CannotBench("redis-benchmark says something else than expected: " + last, e);
        }
    }

    @Override
    public void close() {
        handler.close();
    }
}
