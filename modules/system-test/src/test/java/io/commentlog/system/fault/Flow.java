package io.commentlog.system.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a proxied connection: bytes in their order, each piece not before it is due. Owned by the thread of
 * {@link Links}.
 */
final class Flow {
    private static final int PIECE = 64 * 1024;
    private static final int MOST = 1024 * 1024;

    private final SocketChannel source;
    private final SocketChannel target;
    private final Deque<Piece> underWay = new ArrayDeque<>();
    private long queued;
    private long lastDue = Long.MIN_VALUE;
    private boolean ended;

    Flow(SocketChannel source, SocketChannel target) {
        this.source = source;
        this.target = target;
    }

    private record Piece(ByteBuffer bytes, long due) {}

    boolean wantsToRead() {
        return !ended && queued < MOST;
    }

    /** Whether there is something that could go out now but for a full socket. */
    boolean wantsToWrite(long now) {
        return !underWay.isEmpty() && underWay.peek().due() - now <= 0;
    }

    boolean isWaiting() {
        return !underWay.isEmpty();
    }

    void read(long now, long delay) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        int read = source.read(bytes);
        if (read < 0) {
            ended = true;
        } else if (read > 0) {
            // Behind what was sent before it, as TCP has it.
            long due = lastDue == Long.MIN_VALUE ? now + delay : Math.max(lastDue, now + delay);
            lastDue = due;
            queued += read;
            underWay.add(new Piece(bytes.flip(), due));
        }
    }

    /** Writes what is due; returns whether all is done and nothing will come any more. */
    boolean write(long now) throws IOException {
        while (wantsToWrite(now)) {
            ByteBuffer bytes = underWay.peek().bytes();
            queued -= target.write(bytes);
            if (bytes.hasRemaining()) {
                return false;
            }
            underWay.remove();
        }
        return ended && underWay.isEmpty();
    }

    static void interest(SelectionKey key, int operation, boolean wanted) {
        int now = key.interestOps();
        int then = wanted ? now | operation : now & ~operation;
        if (now != then) {
            key.interestOps(then);
        }
    }
}
