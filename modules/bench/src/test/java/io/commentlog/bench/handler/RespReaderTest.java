package io.commentlog.bench.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

final class RespReaderTest {
    private static final String REPLIES =
            ":12\r\n*2\r\n$2\r\na\n\r\n$3\r\n\r\nb\r\n$0\r\n\r\n-ERR no\r\n*0\r\n$-1\r\n+OK\r\n";

    @Test
    void readsRepliesHoweverTheyAreCut() {
        for (int cut = 0; cut <= REPLIES.length(); cut++) {
            RespReader reader = new RespReader();
            StringBuilder read = new StringBuilder();
            reader.add(Buffer.buffer(REPLIES.substring(0, cut)));
            drain(reader, read);
            reader.add(Buffer.buffer(REPLIES.substring(cut)));
            drain(reader, read);
            assertThat(read.toString()).as("%d", cut).isEqualTo("[]|[a\n, \r\nb]|[]|ERR no|[]|[]|[]|");
        }
    }

    private static void drain(RespReader reader, StringBuilder into) {
        reader.next().ifPresent(reply -> {
            into.append(reply.error().orElse(reply.texts().toString())).append('|');
            drain(reader, into);
        });
    }
}
