package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.node.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One {@code commentlog} in a JVM of its own, on the node's classes and libraries and this test's JDK. What it says goes
 * to files under {@code target/nodes}. It does not outlive the test, however that ends.
 */
public final class NodeProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration CLEAN_END = Duration.ofSeconds(5);
    private static final Path SAID = Path.of("target", "nodes");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    /** What a JVM exits with that was ended by SIGTERM, after its shutdown hooks. */
    private static final int TERMINATED = 128 + 15;

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-of-nodes"));
    }

    private final String name;
    private final long startedAt = System.nanoTime();
    private final Process process;

    private NodeProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        RUNNING.add(process);
        var unused = process.onExit().thenAccept(RUNNING::remove);
    }

    /**
     * Starts it and returns at once.
     *
     * @param name of its files, with a number behind it
     */
    public static NodeProcess start(String name, String... arguments) {
        return start(name, Map.of(), arguments);
    }

    /**
     * @param environment what it finds there beside what this JVM has, of which it gets none of our own settings
     */
    static NodeProcess start(String name, Map<String, String> environment, String... arguments) {
        List<String> mainAndArguments = new ArrayList<>(List.of(Main.class.getName()));
        mainAndArguments.addAll(List.of(arguments));
        return startMain(name, environment, mainAndArguments);
    }

    /** Of any class among the node's and its libraries'. */
    static NodeProcess startMain(String name, Map<String, String> environment, List<String> mainAndArguments) {
        String unique = name + "-" + NUMBERS.incrementAndGet();
        // Half of the launcher's heap, because tests run several at once.
        ProcessBuilder builder = new ProcessBuilder(NodeJvm.command(64, 256, mainAndArguments));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COMMENTLOG_"));
        // What is told no directory has one of its own: it must not begin with what another one left.
        Path data = SAID.resolve(unique + "-data-" + ProcessHandle.current().pid());
        builder.environment().put("COMMENTLOG_DATA", data.toString());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(SAID);
            builder.redirectOutput(SAID.resolve(unique + ".out").toFile());
            builder.redirectError(SAID.resolve(unique + ".err").toFile());
            return new NodeProcess(unique, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("A process could not be started", e);
        }
    }

    /** Waits until {@code /health/ready} on the port says so, and returns how long that took since the start. */
    public Duration awaitReady(int port) {
        CommentClient client = new CommentClient(URI.create("http://127.0.0.1:" + port));
        try {
            await(name + " is ready")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        assertThat(process.isAlive())
                                .as("%s has ended before it was ready and said: %s", name, err())
                                .isTrue();
                        return client.answers("/health/ready", 200);
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%s was not ready within %s. It answered: %s. It said: %s. Its threads: %s"
                            .formatted(name, START, health(client), err(), threads()),
                    e);
        }
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** How long ago it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Waits until it answers at all, on the port. */
    void awaitLive(int port) {
        CommentClient client = new CommentClient(URI.create("http://127.0.0.1:" + port));
        await(name + " is live")
                .atMost(START)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> client.answers("/health/live", 200));
    }

    /** Waits for its end and returns its exit code. */
    int awaitExit() {
        return exitCodeWithin(START);
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    public void kill9() {
        process.destroyForcibly();
        exitCodeWithin(START);
    }

    /** SIGTERM: it has to end by itself, and in time. */
    void terminate() {
        process.destroy();
        assertThat(exitCodeWithin(CLEAN_END)).as("exit code of %s", name).isEqualTo(TERMINATED);
    }

    /** SIGSTOP: it holds its connections and says nothing on them, until it is told to go on. */
    public void pause() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).as("kill -%s", signal).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while signalling " + name, e);
        }
    }

    private int exitCodeWithin(Duration limit) {
        assertThat(endsWithin(limit)).as("%s has ended within %s", name, limit).isTrue();
        return process.exitValue();
    }

    /** Waits for its end, so long at most. */
    boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the end of " + name, e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private static String health(CommentClient client) {
        try {
            return client.get("/health/ready").body();
        } catch (UncheckedIOException e) {
            return "nothing (" + e.getMessage() + ")";
        }
    }

    /** What each of its threads does now, as the JDK's own tool tells it. */
    private String threads() {
        try {
            Path file = SAID.resolve(name + ".threads");
            Process jcmd = new ProcessBuilder(JCMD, Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            assertThat(jcmd.waitFor(START.toMillis(), TimeUnit.MILLISECONDS))
                    .as("jcmd has ended")
                    .isTrue();
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The threads of a process could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the threads of " + name, e);
        }
    }

    /** All that it has written to stdout so far. */
    String out() {
        return said(".out");
    }

    /** All that it has written to stderr so far. */
    public String err() {
        return said(".err");
    }

    private String said(String extension) {
        try {
            return Files.readString(SAID.resolve(name + extension));
        } catch (IOException e) {
            throw new UncheckedIOException("What a process has said could not be read", e);
        }
    }

    @Override
    public void close() {
        kill9();
    }
}
