package io.commentlog.bench.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/**
 * Many clients on the thread that runs them: plain sockets and a selector, since everything else takes more of the cores and
 * of the memory that the node needs. They connect a few at a time, and stay as long as the process.
 */
final class Clients implements Runnable {
    /** As many as a node has room for between two of its looks at who came. */
    private static final int CONNECTING = 64;

    private final InetSocketAddress node;
    private final Hearing hearing;
    private final Tally tally;
    private final Client.Room room = new Client.Room();
    private int toConnect;
    private int connecting;

    Clients(InetSocketAddress node, int count, Hearing hearing, Tally tally) {
        this.node = node;
        this.toConnect = count;
        this.hearing = hearing;
        this.tally = tally;
    }

    @Override
    public void run() {
        try (Selector selector = Selector.open()) {
            while (true) {
                connectSome(selector);
                selector.select();
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    serve(ready.next());
                    ready.remove();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Clients cannot be waited for", e);
        }
    }

    private void connectSome(Selector selector) throws IOException {
        for (; toConnect > 0 && connecting < CONNECTING; toConnect--) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // Leaves no port behind that nobody can have for a minute.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, new Client(channel, tally));
            try {
                if (channel.connect(node)) {
                    begin(key);
                } else {
                    connecting++;
                }
            } catch (IOException e) {
                lose(key, e); // such as when there is no port left
            }
        }
    }

    private void serve(SelectionKey key) throws IOException {
        Client client = (Client) key.attachment();
        try {
            if (key.isConnectable()) {
                connecting--;
                begin(key);
            } else {
                client.read(hearing, room);
            }
        } catch (IOException | IllegalStateException e) {
            lose(key, e);
        }
    }

    /** Its connection stands, or has failed. */
    private void begin(SelectionKey key) throws IOException {
        Client client = (Client) key.attachment();
        client.channel().finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        client.say(hearing.hello());
        client.write();
        tally.connected();
    }

    private void lose(SelectionKey key, Exception reason) throws IOException {
        System.err.println(Heard.LOST + ": " + reason.getMessage());
        tally.lost();
        close(key);
    }

    private static void close(SelectionKey key) throws IOException {
        key.cancel();
        key.channel().close();
    }
}
