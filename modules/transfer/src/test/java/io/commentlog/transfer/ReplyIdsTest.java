package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Comment;
import io.commentlog.event.Rejection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReplyIdsTest {
    private static final Comment REPLY = comment("reply:3-12", "c-1");
    private static final Comment THANKS = comment("c-2", "reply:3-12");

    private static Comment comment(String id, String replyTo) {
        return new Comment(
                id,
                "Hello",
                1,
                Optional.empty(),
                "155080200",
                "example.org",
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(replyTo));
    }

    @Test
    void keepsTheIdsOfItsOwnLog() {
        ReplyIds ids = new ReplyIds("imported:", reply -> true);
        assertThat(ids.inThisLog(REPLY)).isEqualTo(REPLY);
        assertThat(ids.inThisLog(THANKS)).isEqualTo(THANKS);
    }

    @Test
    void setsApartTheRepliesOfAnotherLogAndWhatAnswersThem() {
        ReplyIds ids = new ReplyIds("imported:", reply -> false);
        assertThat(ids.inThisLog(REPLY)).isEqualTo(comment("imported:3-12", "c-1"));
        assertThat(ids.inThisLog(THANKS)).isEqualTo(comment("c-2", "imported:3-12"));
    }

    @Test
    void setsApartWhatAnswersAReplyThatItHasNotMet() {
        assertThat(new ReplyIds("imported:", reply -> true).inThisLog(THANKS))
                .isEqualTo(comment("c-2", "imported:3-12"));
    }

    @Test
    void leavesWhatHasToDoWithNoReply() {
        Comment comment = comment("c-3", "c-1");
        assertThat(new ReplyIds("imported:", reply -> false).inThisLog(comment)).isSameAs(comment);
    }

    @Test
    void asksOnceWhoseLogItIs() {
        AtomicInteger asked = new AtomicInteger();
        ReplyIds ids = new ReplyIds("imported:", reply -> asked.incrementAndGet() < 2);
        ids.inThisLog(comment("reply:0-1", "c-1"));
        assertThat(ids.inThisLog(REPLY)).isEqualTo(REPLY);
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusesAnIdThatBecomesTooLong() {
        Comment longest = comment("reply:" + "9".repeat(122), "c-1");
        assertThatThrownBy(() -> new ReplyIds("imported:", reply -> false).inThisLog(longest))
                .isInstanceOf(Rejection.class)
                .hasMessage("With the prefix imported: its id is too long");
    }
}
