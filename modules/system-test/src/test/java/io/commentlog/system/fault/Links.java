package io.commentlog.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * TCP proxies before the brokers' listeners, all on the thread {@code links}. While the {@link Weather} is not clear each
 * connection is known to be somebody's, so it can be bad between two processes and fine everywhere else.
 */
final class Links implements AutoCloseable {
    private static final long TICK_MS = 5;
    private static final long IDLE_MS = 200;

    private final Selector selector;
    private final Supplier<Map<Integer, String>> ownersNow;
    private final Map<Integer, String> owners = new ConcurrentHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "links");
    private volatile Weather weather = Weather.CLEAR;
    private volatile boolean closed;

    private record Gate(String broker, int port) {}

    private record Connection(
            int from, String to, SelectionKey client, SelectionKey broker, Flow outward, Flow homeward) {}

    /**
     * @param ownersNow names of the processes that have connections, by the local port of each
     */
    Links(Supplier<Map<Integer, String>> ownersNow) {
        this.ownersNow = ownersNow;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
    }

    /** A way to a broker's listener. Before {@link #start}. */
    void open(int port, String broker, int brokerPort) {
        try {
            ServerSocketChannel gate = ServerSocketChannel.open();
            gate.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            gate.bind(loopback(port), 200);
            gate.configureBlocking(false);
            gate.register(selector, SelectionKey.OP_ACCEPT, new Gate(broker, brokerPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Links start() {
        thread.start();
        return this;
    }

    void set(Weather next) {
        // Only now, and all at once: to look for each when it comes would hold up everybody.
        owners.clear();
        owners.putAll(ownersNow.get());
        weather = next;
        selector.wakeup();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void run() {
        try {
            while (!closed) {
                boolean calm = connections.stream()
                        .noneMatch(connection -> connection.outward().isWaiting()
                                || connection.homeward().isWaiting());
                selector.select(calm && weather.equals(Weather.CLEAR) ? IDLE_MS : TICK_MS);
                Set<Connection> touched = weather.equals(Weather.CLEAR) && calm ? new HashSet<>() : connections;
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isValid() && key.isAcceptable()) {
                        accept(key);
                    } else if (key.attachment() instanceof Connection connection && touched != connections) {
                        touched.add(connection);
                    }
                }
                selector.selectedKeys().clear();
                List.copyOf(touched).forEach(this::pump);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        Gate gate = (Gate) key.attachment();
        if (client == null) {
            return;
        }
        SocketChannel broker = SocketChannel.open();
        broker.configureBlocking(false); // one that is stopped accepts nobody, and must not stop everybody
        broker.connect(loopback(gate.port()));
        int from = ((InetSocketAddress) client.getRemoteAddress()).getPort();
        if (!weather.equals(Weather.CLEAR)) {
            owners.putAll(ownersNow.get());
        }
        client.configureBlocking(false);
        for (SocketChannel channel : List.of(client, broker)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        Connection connection = new Connection(
                from,
                gate.broker(),
                client.register(selector, 0),
                broker.register(selector, SelectionKey.OP_CONNECT),
                new Flow(client, broker),
                new Flow(broker, client));
        connection.client().attach(connection);
        connection.broker().attach(connection);
        connections.add(connection);
    }

    private void pump(Connection connection) {
        long now = System.nanoTime();
        try {
            if (!isConnected(connection)) {
                return;
            }
            boolean over = move(connection, connection.client(), connection.broker(), connection.outward(), true, now);
            over |= move(connection, connection.broker(), connection.client(), connection.homeward(), false, now);
            if (over) {
                close(connection);
            }
        } catch (IOException | CancelledKeyException e) {
            close(connection); // one side has reset it: the other is told so
        }
    }

    private static boolean isConnected(Connection connection) throws IOException {
        SocketChannel broker = (SocketChannel) connection.broker().channel();
        if (broker.isConnectionPending() && broker.finishConnect()) {
            connection.broker().interestOps(SelectionKey.OP_READ);
            connection.client().interestOps(SelectionKey.OP_READ);
        }
        return broker.isConnected();
    }

    private boolean move(Connection of, SelectionKey source, SelectionKey target, Flow flow, boolean outward, long now)
            throws IOException {
        long delay = weather.delay(owners.getOrDefault(of.from(), "other"), of.to(), outward);
        if (delay == Weather.CUT) {
            Flow.interest(source, SelectionKey.OP_READ, false);
            Flow.interest(target, SelectionKey.OP_WRITE, false);
            return false;
        }
        if (source.isReadable() && flow.wantsToRead()) {
            flow.read(now, delay);
        }
        boolean over = flow.write(System.nanoTime());
        Flow.interest(source, SelectionKey.OP_READ, flow.wantsToRead());
        Flow.interest(target, SelectionKey.OP_WRITE, flow.wantsToWrite(System.nanoTime()));
        return over;
    }

    private void close(Connection connection) {
        connections.remove(connection);
        for (SelectionKey key : List.of(connection.client(), connection.broker())) {
            try {
                key.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            new ArrayList<>(connections).forEach(this::close);
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
