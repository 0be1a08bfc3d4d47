package io.commentlog.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A store's minimal handler. The processor time is that of both; the store is closed by whoever has started it. */
public final class Handled implements Server, AutoCloseable {
    private final ServerProcess handler;
    private final Child store;

    private Handled(ServerProcess handler, Child store) {
        this.handler = handler;
        this.store = store;
    }

    /**
     * @param storePort the handler's first argument behind its own port
     */
    static Handled start(String name, Class<?> main, Path directory, Child store, int storePort, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = Integer.toString(storePort);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new Handled(ServerProcess.handler(name, main, directory, arguments), store);
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
    }
}
