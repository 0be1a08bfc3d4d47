package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process of the run, which does not outlive it, however that ends. What it says goes to a file. */
final class Child implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll, "end-of-children"));
    }

    private final String name;
    private final Process process;
    private final Path said;

    private Child(String name, Process process, Path said) {
        this.name = name;
        this.process = process;
        this.said = said;
        RUNNING.add(process);
    }

    /**
     * @param directory where it runs, and where what it says goes
     */
    static Child start(String name, Path directory, List<String> command) {
        return start(name, directory, new ProcessBuilder(command).redirectErrorStream(true));
    }

    /**
     * Runs one to its end; what it has said.
     *
     * @throws CannotBench if it fails, or takes too long
     */
    static List<String> run(String name, Path directory, List<String> command) {
        try (Child child = start(name, directory, command)) {
            if (!child.process.waitFor(START.toMillis(), TimeUnit.MILLISECONDS) || child.process.exitValue() != 0) {
                throw new CannotBench(name + " fails" + child.said());
            }
            return child.lines();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotBench("Interrupted", e);
        }
    }

    /** One that answers a line with a line; to the file goes what else it says. */
    static Child startToAsk(String name, Path directory, List<String> command) {
        return start(name, directory, new ProcessBuilder(command));
    }

    private static Child start(String name, Path directory, ProcessBuilder builder) {
        Path said = directory.resolve(name + ".log");
        builder.directory(directory.toFile());
        if (builder.redirectErrorStream()) {
            builder.redirectOutput(said.toFile());
        } else {
            builder.redirectError(said.toFile());
        }
        // It is told all by its arguments: what the caller has set for nodes of its own is not meant for it.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COMMENTLOG_"));
        try {
            return new Child(name, builder.start(), said);
        } catch (IOException e) {
            throw new CannotBench(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Returns when none runs any more. */
    static void endAll() {
        RUNNING.forEach(Process::destroyForcibly);
        RUNNING.forEach(process -> process.onExit().join());
    }

    void awaitListening(int port) {
        await(() -> listens(port));
    }

    /**
     * @throws CannotBench if it has ended, or takes too long
     */
    void await(BooleanSupplier ready) {
        await(ready, START);
    }

    /**
     * @throws CannotBench if it has ended, or takes longer than that
     */
    void await(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new CannotBench(name + (process.isAlive() ? " does not get ready" : " has ended") + said());
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /**
     * The answer to a line.
     *
     * @throws CannotBench if it does not say any more
     */
    String ask(String line) {
        try {
            Writer to = process.outputWriter(StandardCharsets.UTF_8);
            to.write(line + "\n");
            to.flush();
            return Optional.ofNullable(
                            process.inputReader(StandardCharsets.UTF_8).readLine())
                    .orElseThrow(() -> new CannotBench(name + " has ended" + said()));
        } catch (IOException e) {
            throw new CannotBench(name + " has ended" + said(), e);
        }
    }

    /** The last line of what it said, as the end of a sentence. */
    String said() {
        try (Stream<String> lines = Files.lines(said)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((first, last) -> last)
                    .map(last -> ": " + last)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** What it has said so far; nothing if that cannot be read. */
    List<String> lines() {
        try {
            return Files.readAllLines(said);
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
        RUNNING.remove(process);
    }

    /**
     * Bytes of a JVM's heap that are in use, once all its garbage is collected; empty where that cannot be asked for, as of a
     * Java without a JDK's tools.
     */
    Optional<Long> heapInUse() {
        return jcmd("GC.class_histogram").flatMap(HeapInUse::of);
    }

    /**
     * What a JVM answers to its JDK's tool; empty if there is none, as in a Java without a JDK's tools.
     *
     * @throws CannotBench if the tool fails
     */
    Optional<List<String>> jcmd(String... words) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(jcmd.toString(), Long.toString(process.pid())));
        command.addAll(List.of(words));
        return Optional.of(run("jcmd", said.getParent(), command));
    }

    /** Bytes of the main memory that it holds; empty where only Linux would tell. */
    Optional<Long> resident() {
        try {
            return Resident.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What it and its own children have taken of the processors so far. */
    Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false; // not yet: that is the question
        }
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new CannotBench("There is no free port", e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                descendants.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }
}
