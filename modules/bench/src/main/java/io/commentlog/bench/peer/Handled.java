package io.commentlog.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A store's minimal handler. The processor time is that of both. */
public final class Handled implements Server, AutoCloseable {
    private final ServerProcess handler;
    private final Child store;
    private final boolean closesStore;

    private Handled(ServerProcess handler, Child store, boolean closesStore) {
        this.handler = handler;
        this.store = store;
        this.closesStore = closesStore;
    }

    /**
     * One that is closed together with its store.
     *
     * @param storePort the handler's first argument behind its own port
     */
    static Handled start(String name, Class<?> main, Path directory, Child store, int storePort, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = Integer.toString(storePort);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new Handled(ServerProcess.handler(name, main, directory, arguments), store, true);
    }

    /** Another one of the same store, which goes on when it is closed. */
    Handled beside(String name, Class<?> main, Path directory, int storePort) {
        String port = Integer.toString(storePort);
        return new Handled(ServerProcess.handler(name, main, directory, port), store, false);
    }

    @Override
    public URI url() {
        return handler.url();
    }

    @Override
    public Optional<Duration> cpu() {
        return handler.cpu().map(store.cpu()::plus);
    }

    @Override
    public void close() {
        handler.close();
        if (closesStore) {
            store.close();
        }
    }
}
