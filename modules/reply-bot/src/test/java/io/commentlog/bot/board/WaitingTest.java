package io.commentlog.bot.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.Comments;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEvent.Deleted;
import io.commentlog.event.CommentEvent.Patched;
import io.commentlog.event.CommentEvent.Posted;
import io.commentlog.event.CommentEvent.Retried;
import io.commentlog.event.CommentEvent.Unanswered;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting(2);
    private long now;

    private void apply(CommentEvent... events) {
        for (CommentEvent event : events) {
            waiting.apply(event, ++now, "echo"::equals);
        }
    }

    private static Posted asks(String id) {
        return new Posted(Comments.waiting(id));
    }

    @Test
    void countsWhatWaitsAndKnowsTheOldest() {
        apply(asks("a"), asks("b"), asks("a"));
        assertThat(waiting.queues()).isEqualTo(Map.of("echo", new Waiting.Queue(2, 1)));
        apply(new Patched("a", true));
        assertThat(waiting.queues()).isEqualTo(Map.of("echo", new Waiting.Queue(1, 2)));
        apply(new Deleted("b"));
        assertThat(waiting.queues()).isEmpty();
    }

    @Test
    void countsNothingElse() {
        apply(
                new Posted(Comments.plain("p", "human")),
                new Posted(Comments.with("o", "{\"entity\":\"other\",\"processed\":false}")),
                new Posted(Comments.with("d", "{\"entity\":\"echo\",\"processed\":true}")),
                new Patched("p", false));
        assertThat(waiting.queues()).isEmpty();
    }

    @Test
    void countsAnewWhatIsAskedAgain() {
        apply(asks("a"), new Patched("a", true), new Patched("a", false));
        assertThat(waiting.queues()).isEqualTo(Map.of("echo", new Waiting.Queue(1, 3)));
    }

    @Test
    void doesNotCountWhatIsGivenUpUntilItIsRetried() {
        LogPosition asked = new LogPosition(0, 0);
        apply(asks("a"), new Unanswered("a", asked, Failure.of("timeout", 5, "x")));
        assertThat(waiting.queues()).isEmpty();
        apply(new Retried("a", asked));
        assertThat(waiting.queues()).isEqualTo(Map.of("echo", new Waiting.Queue(1, 3)));
    }

    @Test
    void remembersNoMoreThanItMay() {
        apply(asks("a"), asks("b"), asks("c"));
        assertThat(waiting.queues().get("echo").depth()).isEqualTo(2);
        apply(
                new Patched("a", true),
                new Patched("b", true),
                asks("d"),
                new Patched("d", true),
                new Patched("a", false));
        assertThat(waiting.queues()).isEmpty();
    }
}
