package io.commentlog.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A server in a process of its own, at a port of this machine. */
public final class ServerProcess implements Server, AutoCloseable {
    private final Child process;
    private final URI url;

    ServerProcess(Child process, int port) {
        this.process = process;
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts a minimal handler, with the options that nodes have, and waits until it answers.
     *
     * @param arguments beside the port, which is the first
     */
    public static ServerProcess handler(String name, Class<?> main, Path directory, String... arguments) {
        int port = Child.freePort();
        List<String> command = new ArrayList<>(Node.java(main.getName()));
        command.add(Integer.toString(port));
        command.addAll(Arrays.asList(arguments));
        Child child = Child.start(name, directory, command);
        ServerProcess handler = new ServerProcess(child, port);
        child.await(() -> Ask.answers(handler.url, "/?after=0&limit=1"));
        return handler;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Optional<Duration> cpu() {
        return Optional.of(process.cpu());
    }

    @Override
    public void close() {
        process.close();
    }
}
