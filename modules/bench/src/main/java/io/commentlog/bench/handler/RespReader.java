package io.commentlog.bench.handler;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Redis's replies from the bytes of a connection: numbers, texts, errors, and lists of texts. */
final class RespReader implements ReplyReader {
    private static final int LINE_END = 2;
    /** The length of what is not there. */
    private static final String NO_TEXT = "-1";

    private Buffer pending = Buffer.buffer();
    private int at;

    @Override
    public void add(Buffer data) {
        pending = ReplyReader.unread(pending, at, data);
        at = 0;
    }

    @Override
    public Optional<Reply> next() {
        int begin = at;
        Optional<Reply> reply = read();
        if (reply.isEmpty()) {
            at = begin;
        }
        return reply;
    }

    private Optional<Reply> read() {
        int end = lineEnd();
        if (end < 0) {
            return Optional.empty();
        }
        char kind = (char) pending.getByte(at);
        String line = pending.getString(at + 1, end, StandardCharsets.UTF_8.name());
        at = end + LINE_END;
        return switch (kind) {
            case '-' -> Optional.of(new Reply(List.of(), Optional.of(line)));
            case '$' ->
                line.equals(NO_TEXT)
                        ? Optional.of(new Reply(List.of(), Optional.empty()))
                        : text(Integer.parseInt(line)).map(text -> new Reply(List.of(text), Optional.empty()));
            case '*' -> texts(Integer.parseInt(line)).map(texts -> new Reply(texts, Optional.empty()));
            default -> Optional.of(new Reply(List.of(), Optional.empty()));
        };
    }

    private Optional<List<Buffer>> texts(int count) {
        List<Buffer> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int end = lineEnd();
            if (end < 0) {
                return Optional.empty();
            }
            int length = Integer.parseInt(pending.getString(at + 1, end, StandardCharsets.UTF_8.name()));
            at = end + LINE_END;
            Optional<Buffer> text = text(length);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    private Optional<Buffer> text(int length) {
        if (at + length + LINE_END > pending.length()) {
            return Optional.empty();
        }
        Buffer text = pending.getBuffer(at, at + length);
        at += length + LINE_END;
        return Optional.of(text);
    }

    /** Where the line at hand ends; -1 if its end is not there yet. */
    private int lineEnd() {
        for (int i = at; i + 1 < pending.length(); i++) {
            if (pending.getByte(i) == '\r') {
                return i;
            }
        }
        return -1;
    }
}
