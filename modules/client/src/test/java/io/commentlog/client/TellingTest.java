package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TellingTest {
    private final Heard heard = new Heard();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void movesTheCursorOnlyWhenAllWasTold() throws InterruptedException {
        Telling telling = new Telling("c1", failingAt("b"), closed::get);
        Delta delta = delta("c2", List.of("a", "b"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> telling.tell(delta));
        assertThat(heard.next(1)).containsExactly("a");
        assertThat(telling.cursor()).isEqualTo("c1");
    }

    @Test
    void tellsAResetBeforeItsPage() throws InterruptedException {
        Telling telling = new Telling("c1", heard, closed::get);
        telling.tell(delta("c2", List.of("a"), "reset"));
        assertThat(heard.next(2)).containsExactly("reset", "a");
        assertThat(telling.cursor()).isEqualTo("c2");
    }

    @Test
    void dropsAFirstPageThatBrokeOff() throws InterruptedException {
        Telling telling = new Telling("", heard, closed::get);
        telling.begin();
        telling.comment(new Comment(Json.readObject(Wires.comment("a").getBytes(StandardCharsets.UTF_8))));
        telling.begin();
        telling.begin();
        telling.tell(delta("c1", List.of("b")));
        telling.begin();
        assertThat(heard.next(3)).containsExactly("a", "reset", "b");
        assertThat(heard.untaken()).isZero();
    }

    @Test
    void tellsNothingOnceClosed() {
        Telling telling = new Telling("c1", heard, closed::get);
        closed.set(true);
        Delta delta = delta("c2", List.of("a"));
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> telling.tell(delta));
        assertThat(heard.untaken()).isZero();
        assertThat(telling.cursor()).isEqualTo("c1");
    }

    @Test
    void takesNoCursorThatNoHeaderCouldCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Telling("a\r\nb", heard, closed::get));
    }

    private CommentListener failingAt(String id) {
        return new CommentListener() {
            @Override
            public void onComment(Comment comment) {
                if (comment.id().equals(id)) {
                    throw new IllegalStateException("full");
                }
                heard.onComment(comment);
            }

            @Override
            public void onRemoved(String removed) {
                heard.onRemoved(removed);
            }

            @Override
            public void onReset() {
                heard.onReset();
            }
        };
    }

    private static Delta delta(String cursor, List<String> ids, String... flags) {
        return Delta.of(Wires.delta(cursor, ids, flags).getBytes(StandardCharsets.UTF_8));
    }
}
