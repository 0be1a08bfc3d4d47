package io.commentlog.system.fault;

import io.commentlog.system.NodeJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that is started, harmed and started again under the same name, with what it says in {@code target/faults}. It
 * does not outlive this JVM, unless that is killed. Used by one thread at a time.
 */
final class Child {
    private static final Duration END = Duration.ofSeconds(20);
    private static final int FIRST_HEAP = 32;
    private static final Path SAID = Path.of("target", "faults");
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-of-children"));
    }

    private final String name;
    private final List<String> command;
    private Process process;
    private boolean paused;

    private Child(String name, List<String> command, Process process) {
        this.name = name;
        this.command = command;
        this.process = process;
    }

    /**
     * @param heap of its JVM, in MiB
     */
    static Child start(String name, int heap, List<String> mainAndArguments) {
        return start(name, NodeJvm.command(FIRST_HEAP, heap, mainAndArguments));
    }

    /** One that gets what the others leave of the processors. */
    static Child startInTheBackground(String name, int heap, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(NodeJvm.command(FIRST_HEAP, heap, mainAndArguments));
        return start(name, command);
    }

    private static Child start(String name, List<String> command) {
        return new Child(name, List.copyOf(command), run(name, command, Map.of()));
    }

    private static Process run(String name, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COMMENTLOG_"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(SAID);
            builder.redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(SAID.resolve(name + ".log").toFile()));
            Process process = builder.start();
            RUNNING.add(process);
            var unused = process.onExit().thenAccept(RUNNING::remove);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("A process could not be started", e);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Again, as it was started first. */
    void restart() {
        restart(Map.of());
    }

    void restart(Map<String, String> environment) {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs");
        }
        process = run(name, command, environment);
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    void kill9() {
        process.destroyForcibly();
        awaitExit(END);
        paused = false;
    }

    /** SIGTERM; returns when it has ended. */
    void terminate() {
        process.destroy();
        awaitExit(END);
    }

    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " has not ended within " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the end of " + name, e);
        }
    }

    /** SIGSTOP: it keeps all that it has, its connections too, and does nothing. */
    void pause() {
        signal("STOP");
        paused = true;
    }

    /** SIGCONT, if it was paused. */
    void resume() {
        if (paused && isAlive()) {
            signal("CONT");
        }
        paused = false;
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(name + " could not be sent " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
