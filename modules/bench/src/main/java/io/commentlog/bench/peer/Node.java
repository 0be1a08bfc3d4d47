package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.report.Machine;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node of ours: a process with the options that this JVM has, which are the launcher's, or one that runs somewhere. */
public final class Node implements Server, AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String RECORDING = "name=bench";

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
     * Starts one with every role and a broker of its own, and waits until it is ready.
     *
     * @param directory for its data and what it says
     * @param more of its own options
     */
    public static Node start(String name, String mainClass, Path directory, List<String> more) {
        List<String> words = new ArrayList<>(List.of("up"));
        words.addAll(more);
        Node node = withBroker(mainClass, directory.resolve(name), words);
        node.awaitReady(START);
        return node;
    }

    /**
     * Begins one with a broker of its own, and does not wait for it.
     *
     * @param data its folder, beside which is the file with what it says
     * @param words of the command line, {@code up} or {@code run} and options
     */
    public static Node withBroker(String mainClass, Path data, List<String> words) {
        int brokerPort = Child.freePort();
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--broker-port", Integer.toString(brokerPort)));
        return begin(mainClass, data, all, "127.0.0.1:" + brokerPort);
    }

    /** Begins one that uses the brokers of another, and does not wait for it; parameters as for {@link #withBroker}. */
    public static Node beside(String brokers, String mainClass, Path data, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--bootstrap-server", brokers));
        return begin(mainClass, data, all, brokers);
    }

    private static Node begin(String mainClass, Path data, List<String> words, String brokers) {
        int port = Child.freePort();
        List<String> command = java(mainClass);
        command.addAll(words);
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        Child child = Child.start(data.getFileName().toString(), data.getParent(), command);
        return new Node(URI.create("http://127.0.0.1:" + port), Optional.of(child), Optional.of(brokers));
    }

    /** A command that runs a class on this process's class path, with this JVM's options. */
    static List<String> java(String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Machine.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }

    /**
     * Waits until all its roles are ready.
     *
     * @throws CannotBench if it has ended, or takes longer than that
     */
    public void awaitReady(Duration limit) {
        awaitAnswer("/health/ready", limit);
    }

    /**
     * Waits until it answers 200.
     *
     * @throws CannotBench if it has ended, or takes longer than that
     */
    public void awaitAnswer(String path, Duration limit) {
        process.orElseThrow().await(() -> Ask.answers(url, path), limit);
    }

    /** One of its metrics, over all labels; 0 while it does not answer, or has no such metric. */
    public double metric(String name) {
        try {
            return Metric.sum(Ask.text(url, "/metrics"), name);
        } catch (CannotBench e) {
            return 0; // it does not listen yet; whether it has ended is asked by isAlive
        }
    }

    /** Whether its process still runs, if it is one of ours. */
    public boolean isAlive() {
        return process.map(Child::isAlive).orElse(true);
    }

    /** Bytes of the main memory that it holds; empty if that is not told. */
    public Optional<Long> resident() {
        return process.flatMap(Child::resident);
    }

    /** Bytes of its heap that are in use once it has collected its garbage, which it does now; empty if that is not told. */
    public Optional<Long> heapInUse() {
        return process.flatMap(Child::heapInUse);
    }

    /** Requests that it has answered so far, as it counts them. */
    public long answered() {
        return (long) (metric("commentlog_reads_total") + metric("commentlog_writes_total"));
    }

    /**
     * Has the Flight Recorder of its JVM write what it does while something goes on.
     *
     * @param file which is written once that is over
     * @throws CannotBench if it is none of our processes, or this is a Java without a JDK's tools
     */
    public void record(Path file, Runnable meanwhile) {
        // Else it would keep what it records where all temporary files are, and leave it there if it is killed.
        recorder("JFR.configure", "repositorypath=" + file.getParent());
        recorder("JFR.start", RECORDING, "settings=profile", "jdk.ThreadCPULoad#period=1s", "filename=" + file);
        meanwhile.run();
        recorder("JFR.stop", RECORDING);
        if (!Files.exists(file)) {
            throw new CannotBench(url + " does not write what it records");
        }
    }

    private void recorder(String... words) {
        if (process.flatMap(child -> child.jcmd(words)).isEmpty()) {
            throw new CannotBench("Only a node that is started here, by a JDK, can be profiled");
        }
    }

    /** What it has said so far. */
    public List<String> lines() {
        return process.map(Child::lines).orElse(List.of());
    }

    /** As {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.ifPresent(Child::kill);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Optional<Duration> cpu() {
        return process.map(Child::cpu);
    }

    /** That it uses, as HOST:PORT; empty if it is none of our processes. */
    public Optional<String> brokers() {
        return brokers;
    }

    @Override
    public void close() {
        process.ifPresent(Child::close);
    }
}
