package io.commentlog.bench.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PgMessagesTest {
    @Test
    void beginWithTheUserAndTheDatabase() {
        Buffer startup = PgMessages.startup("bench", "postgres");
        assertThat(startup.getInt(0)).isEqualTo(startup.length());
        assertThat(startup.getInt(4)).isEqualTo(3 << 16);
        assertThat(startup.getString(8, startup.length())).isEqualTo("user\0bench\0database\0postgres\0\0");
    }

    @Test
    void areFramedByKindAndLengthAndEndWhereTheServerIsToAnswer() {
        assertThat(kinds(PgMessages.prepare("add", "insert"))).containsExactly("P", "S");
        assertThat(kinds(PgMessages.execute("add", List.of(Buffer.buffer("1"), Buffer.buffer()))))
                .containsExactly("B", "E", "S");
        assertThat(kinds(PgMessages.query("select 1"))).containsExactly("Q");
    }

    @Test
    void giveEachParameterItsLength() {
        Buffer bind = PgMessages.execute("add", List.of(Buffer.buffer("one"), Buffer.buffer()));
        // Behind the kind, the length, two names, one format for all, and how many there are.
        int parameters = 5 + 1 + 4 + 4;
        assertThat(bind.getShort(parameters)).isEqualTo((short) 2);
        assertThat(bind.getInt(parameters + 2)).isEqualTo(3);
        assertThat(bind.getString(parameters + 6, parameters + 9)).isEqualTo("one");
        assertThat(bind.getInt(parameters + 9)).isZero();
    }

    private static List<String> kinds(Buffer messages) {
        List<String> kinds = new ArrayList<>();
        int at = 0;
        while (at < messages.length()) {
            kinds.add(messages.getString(at, at + 1));
            at += 1 + messages.getInt(at + 1);
        }
        assertThat(at).isEqualTo(messages.length());
        return kinds;
    }
}
