package io.commentlog.system.browser;

import io.commentlog.system.CommentClient;
import io.commentlog.system.Deployment;
import io.commentlog.system.NodeProcess;
import java.net.URI;
import java.nio.file.Path;

/** An {@code up} for a browser to look at. It can be killed, and started again where it was. Used by one thread. */
final class ShownUp implements AutoCloseable {
    private final String name;
    private final Deployment.Place place;
    private final String[] settings;
    private final CommentClient client;
    private NodeProcess process;

    private ShownUp(String name, Deployment.Place place, String[] settings) {
        this.name = name;
        this.place = place;
        this.settings = settings;
        this.client = new CommentClient(URI.create("http://127.0.0.1:" + place.port()));
        this.process = place.start(name, settings);
    }

    /** Returns once it is ready. */
    static ShownUp start(String name, Path data, String... settings) {
        return new ShownUp(name, Deployment.Place.in(data), settings).ready();
    }

    private ShownUp ready() {
        try {
            process.awaitReady(place.port());
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Without a slash at its end. */
    String url() {
        return client.url();
    }

    CommentClient client() {
        return client;
    }

    NodeProcess process() {
        return process;
    }

    /** SIGKILL. */
    void kill() {
        process.kill9();
    }

    /** With the same ports, data and settings; returns once it is ready. */
    void startAgain() {
        process = place.start(name, settings);
        ready();
    }

    @Override
    public void close() {
        process.close();
    }
}
