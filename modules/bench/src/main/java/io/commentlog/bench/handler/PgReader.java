package io.commentlog.bench.handler;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads PostgreSQL's replies from the bytes of a connection: the rows of one column of each, or its error. */
final class PgReader implements ReplyReader {
    private static final int HEAD = 1 + Integer.BYTES;

    private Buffer pending = Buffer.buffer();
    private int at;
    private List<Buffer> rows = new ArrayList<>();
    private Optional<String> error = Optional.empty();

    @Override
    public void add(Buffer data) {
        pending = ReplyReader.unread(pending, at, data);
        at = 0;
    }

    /** What came before the server is ready again. */
    @Override
    public Optional<Reply> next() {
        while (at + HEAD <= pending.length()) {
            int end = at + 1 + pending.getInt(at + 1);
            if (end > pending.length()) {
                return Optional.empty();
            }
            char kind = (char) pending.getByte(at);
            Buffer body = pending.slice(at + HEAD, end);
            at = end;
            switch (kind) {
                case 'D' -> rows.add(column(body));
                case 'E' -> error = Optional.of(message(body));
                case 'Z' -> {
                    Reply reply = new Reply(rows, error);
                    rows = new ArrayList<>();
                    error = Optional.empty();
                    return Optional.of(reply);
                }
                default -> {} // what it says of its settings, and that all goes well
            }
        }
        return Optional.empty();
    }

    /** Behind the number of columns and its own length. */
    private static Buffer column(Buffer row) {
        int from = Short.BYTES + Integer.BYTES;
        return row.getBuffer(from, from + row.getInt(Short.BYTES));
    }

    /** Its fields are texts with a letter before each; M is for people. */
    private static String message(Buffer fields) {
        for (String field : fields.toString(StandardCharsets.UTF_8).split("\0", -1)) {
            if (field.startsWith("M")) {
                return field.substring(1);
            }
        }
        return "PostgreSQL does not say why";
    }
}
