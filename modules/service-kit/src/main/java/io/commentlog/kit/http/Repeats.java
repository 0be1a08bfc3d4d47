package io.commentlog.kit.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as they went out, for requests of the same bytes, as long as they stand: most polls ask what another one has just
 * asked. Bounded in number and in bytes, and by itself, so that it holds nothing of requests that come once. Owned by one
 * event loop.
 */
final class Repeats {
    private static final int MOST = 256;
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** A power of two. */
    private static final int REMEMBERED = 1024;

    private record Sent(ByteBuf bytes, Standing stands) {}

    /** A buffer is equal to another one of the same bytes. */
    private final Map<ByteBuf, Sent> byRequest = new HashMap<>();

    /** Hashes of requests that came lately. */
    private final int[] lately = new int[REMEMBERED];

    private long bytes;

    /** What the request is answered, for its reader to release; empty if that must be found out. */
    Optional<ByteBuf> answer(ByteBuf request) {
        Sent sent = byRequest.get(request);
        if (sent == null) {
            return Optional.empty();
        }
        if (sent.stands().getAsBoolean()) {
            sent.stands().givenAgain();
            return Optional.of(sent.bytes().retainedDuplicate());
        }
        byRequest.remove(request);
        release(sent);
        return Optional.empty();
    }

    /** Whether it has come before; then it will come again, and its answer is worth keeping. */
    boolean cameLately(ByteBuf request) {
        int hash = request.hashCode();
        int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
        boolean known = lately[place] == hash;
        lately[place] = hash;
        return known;
    }

    /** Takes both buffers, if there is room for them. */
    void keep(ByteBuf request, ByteBuf answer, Standing stands) {
        Sent sent = new Sent(answer, stands);
        bytes += size(sent);
        Sent before = byRequest.put(request, sent);
        if (before != null) {
            release(before);
        }
        if (isFull()) {
            dropWhatDoesNotStand();
        }
        if (isFull()) {
            byRequest.remove(request);
            release(sent);
        }
    }

    private boolean isFull() {
        return byRequest.size() > MOST || bytes > MOST_BYTES;
    }

    private void dropWhatDoesNotStand() {
        for (Iterator<Sent> all = byRequest.values().iterator(); all.hasNext(); ) {
            Sent sent = all.next();
            if (!sent.stands().getAsBoolean()) {
                all.remove();
                release(sent);
            }
        }
    }

    void clear() {
        byRequest.values().forEach(this::release);
        byRequest.clear();
    }

    private void release(Sent sent) {
        bytes -= size(sent);
        sent.bytes().release();
    }

    private static long size(Sent sent) {
        return sent.bytes().capacity();
    }

    /** An empty buffer for an answer, in the memory that sockets are written from. */
    static ByteBuf room() {
        return Unpooled.directBuffer(512);
    }
}
