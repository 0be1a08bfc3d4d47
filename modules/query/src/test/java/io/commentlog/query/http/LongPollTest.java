package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.Told;
import io.commentlog.query.view.Cursor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LongPollTest {
    private final LiveView live = new LiveView();
    private final Deltas deltas = new Deltas();

    @Test
    void waitsAsLongAsThereIsNothing() {
        LongPoll poll = poll("");

        assertThat(poll.look(live.current())).isTrue();
        live.pass(0);
        assertThat(poll.look(live.current())).isTrue();
        assertThat(poll.answer().future().isComplete()).isFalse();
    }

    @Test
    void isAnsweredOnceWithWhatComes() {
        LongPoll poll = poll("");
        poll.look(live.current());
        live.post(1, "a");

        assertThat(poll.look(live.current())).isFalse();
        live.post(2, "b");
        assertThat(poll.look(live.current())).isFalse();
        assertThat(answered(poll)).containsExactly("a");
    }

    @Test
    void waitsPastWhatItsFilterDoesNotPass() {
        LongPoll poll = poll("AI");
        live.post(1, "human");
        assertThat(poll.look(live.current())).isTrue();
        live.post(Told.BOTS, 2, "bot");
        assertThat(poll.look(live.current())).isFalse();
        assertThat(answered(poll)).containsExactly("bot");
    }

    @Test
    void isNoResetThoughTheStoreForgetsWhatItHasSeenWhileItWaits() {
        LongPoll poll = poll("AI");
        live.post(1, "human");
        poll.look(live.current());
        live.forget();
        assertThat(poll.look(live.current())).as("it may have been for it").isFalse();

        LongPoll later = new LongPoll(deltas, query("AI"), live.current().cursor());
        assertThat(later.look(live.current())).isTrue();
        live.pass(0);
        assertThat(later.look(live.current())).isTrue();
    }

    @Test
    void needsNothingRememberedThatItHasSeenToBeNotForIt() {
        LongPoll poll = poll("AI");
        live.post(1, "human");
        poll.look(live.current());
        live.forgetBefore();
        assertThat(poll.look(live.current())).as("it waits on").isTrue();
        assertThat(poll("AI").look(live.current()))
                .as("another one has not seen it")
                .isFalse();
    }

    @Test
    void getsANewerCursorWhenItIsHeldToItsEnd() {
        LongPoll poll = poll("AI");
        poll.look(live.current());
        live.post(1, "human");
        poll.look(live.current());
        poll.end();

        assertThat(answered(poll)).isEmpty();
        assertThat(poll.answer().future().result().delta().cursor())
                .isEqualTo(new Cursor(LiveView.EPOCH, List.of(1L, 0L)));
    }

    @Test
    void failsIfItsLookFailed() {
        LongPoll poll = poll("");
        poll.fail(new IllegalStateException("a bug"));
        poll.end();

        assertThat(poll.answer().future().cause()).hasMessage("a bug");
    }

    private LongPoll poll(String type) {
        return new LongPoll(deltas, query(type), new Cursor(LiveView.EPOCH, List.of(0L, 0L)));
    }

    static ReadQuery query(String type) {
        return ReadQuery.list(name -> name.equals("type") && !type.isEmpty() ? Optional.of(type) : Optional.empty());
    }

    private static List<String> answered(LongPoll poll) {
        return poll.answer().future().result().delta().changes().stream()
                .map(entry -> entry.key().id())
                .toList();
    }
}
