package io.commentlog.bench.peer;

import io.commentlog.bench.report.Machine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node of ours: a process with every role and a broker of its own, or one that runs somewhere. */
public final class Node implements Server, AutoCloseable {
    private final URI url;
    private final Optional<Child> process;
    private final Optional<String> brokers;

    private Node(URI url, Optional<Child> process, Optional<String> brokers) {
        this.url = url;
        this.process = process;
        this.brokers = brokers;
    }

    public static Node at(URI url) {
        return new Node(url, Optional.empty(), Optional.empty());
    }

    /**
     * Starts one with the options that this JVM has, which are the launcher's, and waits until it is ready.
     *
     * @param directory for its data and what it says
     * @param more of its own options
     */
    public static Node start(String name, String mainClass, Path directory, List<String> more) {
        int port = Child.freePort();
        int brokerPort = Child.freePort();
        List<String> command = java(mainClass);
        command.addAll(List.of("up", "--port", Integer.toString(port), "--broker-port", Integer.toString(brokerPort)));
        command.addAll(List.of("--data", directory.resolve(name).toString()));
        command.addAll(more);
        Child child = Child.start(name, directory, command);
        Node node = new Node(
                URI.create("http://127.0.0.1:" + port), Optional.of(child), Optional.of("127.0.0.1:" + brokerPort));
        child.await(() -> Ask.answers(node.url, "/health/ready"));
        return node;
    }

    /** A command that runs a class on this process's class path, with this JVM's options. */
    static List<String> java(String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Machine.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Optional<Duration> cpu() {
        return process.map(Child::cpu);
    }

    /** Of its own broker, as HOST:PORT; empty if it is none of our processes. */
    public Optional<String> brokers() {
        return brokers;
    }

    @Override
    public void close() {
        process.ifPresent(Child::close);
    }
}
