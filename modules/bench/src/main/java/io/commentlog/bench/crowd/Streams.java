package io.commentlog.bench.crowd;

import java.util.function.Function;

/** Server-sent events. An event is never split between two chunks, so what frames the chunks need not be read. */
final class Streams implements Hearing {
    private final Marks marks;
    private final byte[] hello;

    /**
     * @param get the request for a path
     * @param cursor where all begin
     */
    Streams(Function<String, byte[]> get, String cursor, Marks marks) {
        this.marks = marks;
        this.hello = get.apply("/api/comments/stream?cursor=" + cursor);
    }

    @Override
    public byte[] hello() {
        return hello;
    }

    /** Line by line. */
    @Override
    public int take(byte[] bytes, int length, Ear ear) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > 0 && bytes[0] == 'H') {
            Head.check(bytes); // no other line that is sent begins so
        }
        marks.find(bytes, 0, end, ear);
        return end;
    }
}
