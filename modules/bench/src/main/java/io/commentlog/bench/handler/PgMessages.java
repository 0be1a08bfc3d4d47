package io.commentlog.bench.handler;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is said to PostgreSQL, in version 3 of its protocol. Pure. */
final class PgMessages {
    private static final int PROTOCOL = 3 << 16;
    private static final short BINARY = 1;

    private PgMessages() {}

    /** The first, of a user who needs no password. */
    static Buffer startup(String user, String database) {
        Buffer body = Buffer.buffer().appendInt(PROTOCOL);
        for (String word : List.of("user", user, "database", database)) {
            appendText(body, word);
        }
        body.appendByte((byte) 0);
        return Buffer.buffer().appendInt(body.length() + Integer.BYTES).appendBuffer(body);
    }

    /** Prepares a statement under a name; the types of its parameters follow from it. */
    static Buffer prepare(String name, String sql) {
        Buffer body = Buffer.buffer();
        appendText(body, name);
        appendText(body, sql);
        return message('P', body.appendShort((short) 0)).appendBuffer(message('S', Buffer.buffer()));
    }

    /** Runs a prepared statement in a transaction of its own, with parameters and results in the server's binary form. */
    static Buffer execute(String name, List<Buffer> parameters) {
        Buffer bind = Buffer.buffer();
        appendText(bind, "");
        appendText(bind, name);
        bind.appendShort((short) 1).appendShort(BINARY).appendShort((short) parameters.size());
        parameters.forEach(parameter -> bind.appendInt(parameter.length()).appendBuffer(parameter));
        bind.appendShort((short) 1).appendShort(BINARY);
        Buffer execute = Buffer.buffer();
        appendText(execute, "");
        execute.appendInt(0);
        return message('B', bind).appendBuffer(message('E', execute)).appendBuffer(message('S', Buffer.buffer()));
    }

    /** Runs statements as they are. */
    static Buffer query(String sql) {
        Buffer body = Buffer.buffer();
        appendText(body, sql);
        return message('Q', body);
    }

    private static Buffer message(char kind, Buffer body) {
        return Buffer.buffer()
                .appendByte((byte) kind)
                .appendInt(body.length() + Integer.BYTES)
                .appendBuffer(body);
    }

    private static void appendText(Buffer buffer, String text) {
        buffer.appendBytes(text.getBytes(StandardCharsets.UTF_8)).appendByte((byte) 0);
    }
}
