package io.commentlog.bench.crowd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** Polls by cursor that are held: whoever is answered asks again at once, from where the answer ends. */
final class LongPolls implements Hearing {
    private static final Needle CURSOR = new Needle("\"cursor\":\"");
    private static final String PATH = "/api/comments?wait=30&cursor=";

    private final Function<String, byte[]> get;
    private final Marks marks;
    private final byte[] hello;
    /** Those who hear of the same post go on from the same place. */
    private byte[] lastCursor = {};

    private byte[] lastRequest = {};

    /**
     * @param get the request for a path
     * @param cursor where all begin
     */
    LongPolls(Function<String, byte[]> get, String cursor, Marks marks) {
        this.get = get;
        this.marks = marks;
        this.hello = get.apply(PATH + cursor);
    }

    @Override
    public byte[] hello() {
        return hello;
    }

    @Override
    public int take(byte[] bytes, int length, Ear ear) {
        int body = Head.endIn(bytes, length);
        if (body < 0) {
            return 0;
        }
        Head.check(bytes);
        int end = body + Head.bodyLength(bytes, body);
        if (end > length) {
            return 0;
        }
        marks.find(bytes, body, end, ear);
        ear.say(requestAfter(bytes, body, end));
        return end;
    }

    private byte[] requestAfter(byte[] bytes, int from, int to) {
        int begin = CURSOR.lastEndIn(bytes, from, to);
        if (begin < 0) {
            throw new IllegalStateException("An answer has no cursor");
        }
        int end = begin;
        while (bytes[end] != '"') {
            end++;
        }
        if (!Arrays.equals(bytes, begin, end, lastCursor, 0, lastCursor.length)) {
            lastCursor = Arrays.copyOfRange(bytes, begin, end);
            lastRequest = get.apply(PATH + new String(lastCursor, StandardCharsets.UTF_8));
        }
        return lastRequest;
    }
}
