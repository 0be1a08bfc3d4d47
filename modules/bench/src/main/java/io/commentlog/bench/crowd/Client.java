package io.commentlog.bench.crowd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.BitSet;

/** One client's connection. It keeps next to nothing, for there are many. Owned by the thread of all of them. */
final class Client implements Hearing.Ear {
    /** Room for what comes at once, shared by all clients of a thread. */
    static final class Room {
        private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
        private byte[] bytes = new byte[128 * 1024];
    }

    private static final byte[] NOTHING = {};

    private final SocketChannel channel;
    private final Tally tally;
    private final BitSet heard = new BitSet();
    /** The part of an answer whose rest is still to come. */
    private byte[] left = NOTHING;

    private byte[] toSay = NOTHING;
    private long now;

    Client(SocketChannel channel, Tally tally) {
        this.channel = channel;
        this.tally = tally;
    }

    SocketChannel channel() {
        return channel;
    }

    /** There is something to be read. */
    void read(Hearing hearing, Room room) throws IOException {
        room.in.clear();
        int came = channel.read(room.in);
        if (came < 0) {
            throw new EOFException("The node has closed the connection");
        }
        now = System.nanoTime();
        int length = left.length + came;
        if (length > room.bytes.length) {
            room.bytes = new byte[2 * length];
        }
        System.arraycopy(left, 0, room.bytes, 0, left.length);
        room.in.flip().get(room.bytes, left.length, came);
        int taken = hearing.take(room.bytes, length, this);
        left = taken == length ? NOTHING : Arrays.copyOfRange(room.bytes, taken, length);
        write();
    }

    @Override
    public void say(byte[] request) {
        toSay = request;
    }

    /** Sends what is to be said. */
    void write() throws IOException {
        if (toSay.length == 0) {
            return;
        }
        if (channel.write(ByteBuffer.wrap(toSay)) < toSay.length) {
            throw new IOException("The node does not read");
        }
        toSay = NOTHING;
    }

    /** A post that comes twice counts once. */
    @Override
    public void post(int number, long due) {
        if (!heard.get(number)) {
            heard.set(number);
            tally.heard(now - due);
        }
    }
}
