package io.commentlog.bench.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

final class PgReaderTest {
    private static final Buffer REPLIES = Buffer.buffer()
            .appendBuffer(message('2', Buffer.buffer()))
            .appendBuffer(message('D', row("first")))
            .appendBuffer(message('D', row("")))
            .appendBuffer(message('C', Buffer.buffer("SELECT 2\0")))
            .appendBuffer(message('Z', Buffer.buffer("I")))
            .appendBuffer(message('E', Buffer.buffer("SERROR\0VERROR\0Mno such table\0\0")))
            .appendBuffer(message('Z', Buffer.buffer("I")))
            .appendBuffer(message('Z', Buffer.buffer("I")));

    @Test
    void readsRepliesHoweverTheyAreCut() {
        for (int cut = 0; cut <= REPLIES.length(); cut++) {
            PgReader reader = new PgReader();
            StringBuilder read = new StringBuilder();
            reader.add(REPLIES.getBuffer(0, cut));
            drain(reader, read);
            reader.add(REPLIES.getBuffer(cut, REPLIES.length()));
            drain(reader, read);
            assertThat(read.toString()).as("%d", cut).isEqualTo("[first, ]|no such table|[]|");
        }
    }

    private static void drain(PgReader reader, StringBuilder into) {
        reader.next().ifPresent(reply -> {
            into.append(reply.error().orElse(reply.texts().toString())).append('|');
            drain(reader, into);
        });
    }

    private static Buffer row(String text) {
        return Buffer.buffer().appendShort((short) 1).appendInt(text.length()).appendString(text);
    }

    private static Buffer message(char kind, Buffer body) {
        return Buffer.buffer()
                .appendByte((byte) kind)
                .appendInt(body.length() + Integer.BYTES)
                .appendBuffer(body);
    }
}
