package io.commentlog.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A minimal handler in a JVM of its own, with the options that nodes have. */
public final class HandlerProcess implements Server, AutoCloseable {
    private final Child process;
    private final URI url;

    private HandlerProcess(Child process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param arguments beside the port, which is the first
     */
    public static HandlerProcess start(String name, Class<?> main, Path directory, String... arguments) {
        int port = Child.freePort();
        List<String> command = new ArrayList<>(Node.java(main.getName()));
        command.add(Integer.toString(port));
        command.addAll(Arrays.asList(arguments));
        Child child = Child.start(name, directory, command);
        HandlerProcess handler = new HandlerProcess(child, URI.create("http://127.0.0.1:" + port));
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
