package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import io.commentlog.event.Rejection;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final Comment COMMENT = Comments.saying("a", "hello");
    private static final Comment WAITING = Comments.waiting("a");
    private static final LogPosition FIRST = new LogPosition(FakeLog.PARTITION, 0);

    private final FakeLog log = new FakeLog();
    private final FakeView view = new FakeView();
    private final Writes writes = new Writes(log, view);

    @Test
    void postAppendsTheCommentAndAnswersWithItOnceTheViewShowsIt() {
        CompletableFuture<Boolean> applied = new CompletableFuture<>();
        view.answersWaits(() -> applied);
        CompletionStage<Written> written = writes.post(COMMENT, false, true);
        assertThat(log.events()).containsExactly(new CommentEvent.Posted(COMMENT));
        assertThat(view.waits()).containsExactly(FIRST);
        assertThat(written.toCompletableFuture()).isNotDone();

        applied.complete(true);
        assertThat(now(written)).isEqualTo(new Written(COMMENT, FIRST, false, false));
    }

    @Test
    void postWithAnIdThatTheViewKnowsIsAReplayAndAppendsNothing() {
        Comment first = Comments.saying("a", "what was posted first");
        view.shows("a", StoredComment.posted(first, 4).patched(first, 9));

        assertThat(now(writes.post(COMMENT, true, true)))
                .isEqualTo(new Written(first, new LogPosition(FakeLog.PARTITION, 9), true, false));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void postDoesNotLookForAnIdThatTheServerHasMade() {
        view.shows("a", StoredComment.posted(Comments.saying("a", "another"), 4));

        assertThat(now(writes.post(COMMENT, false, true)).comment()).isEqualTo(COMMENT);
        assertThat(log.events()).hasSize(1);
    }

    @Test
    void postOfADeletedIdIsGone() {
        view.shows("a", StoredComment.posted(COMMENT, 4).deletedAt(9));

        assertRejected(410, () -> now(writes.post(COMMENT, true, true)));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void postIsTheFirstIfTheLogSaysSo() {
        view.answersWaits(() -> {
            view.shows("a", StoredComment.posted(COMMENT, 0));
            return CompletableFuture.completedStage(true);
        });

        assertThat(now(writes.post(COMMENT, true, true))).isEqualTo(new Written(COMMENT, FIRST, false, false));
    }

    @Test
    void postAsksNobodyElseWhatTheViewHasAtHand() {
        view.goAway();
        view.answersWaits(() -> {
            view.shows("a", StoredComment.posted(COMMENT, 0));
            return CompletableFuture.completedStage(true);
        });

        assertThat(now(writes.post(COMMENT, true, true)).behind()).isFalse();
    }

    @Test
    void postIsTheFirstThoughItHasChangedSince() {
        view.answersWaits(() -> {
            view.shows("a", StoredComment.posted(COMMENT, 0).deletedAt(1));
            return CompletableFuture.completedStage(true);
        });

        assertThat(now(writes.post(COMMENT, true, true))).isEqualTo(new Written(COMMENT, FIRST, false, false));
    }

    @Test
    void postIsAReplayIfTheLogHasAnotherOfTheSameIdBeforeIt() {
        Comment first = Comments.saying("a", "a moment earlier, by another node");
        log.append(new CommentEvent.Posted(first));
        view.answersWaits(() -> {
            view.shows("a", StoredComment.posted(first, 0));
            return CompletableFuture.completedStage(true);
        });

        assertThat(now(writes.post(COMMENT, true, true))).isEqualTo(new Written(first, FIRST, true, false));
    }

    @Test
    void postIsAReplayOfACommentThatIsNotAtHandAnyMore() {
        Comment first = Comments.saying("a", "a year ago");
        log.append(new CommentEvent.Posted(first));
        view.knows("a", StoredComment.posted(first, 0));

        assertThat(now(writes.post(COMMENT, true, true))).isEqualTo(new Written(first, FIRST, true, false));
    }

    @Test
    void postOfAnIdThatWasDeletedLongAgoIsGone() {
        log.append(new CommentEvent.Deleted("a"));
        view.knows("a", StoredComment.posted(COMMENT, 0).deletedAt(0));
        log.append(new CommentEvent.Deleted("a"));

        assertRejected(410, () -> now(writes.post(COMMENT, true, true)));
    }

    @Test
    void postIsAnsweredAsItWasSentIfNobodyCanTellWhatCameOfIt() {
        view.goAway();

        assertThat(now(writes.post(COMMENT, true, true))).isEqualTo(new Written(COMMENT, FIRST, false, true));
    }

    @Test
    void postSaysThatTheViewIsBehindAndDoesNotFail() {
        view.staysBehind();

        assertThat(now(writes.post(COMMENT, true, true))).isEqualTo(new Written(COMMENT, FIRST, false, true));
    }

    @Test
    void writesDoNotFailBecauseTheViewDoes() {
        view.answersWaits(() -> CompletableFuture.failedStage(new IllegalStateException("broken")));
        assertThat(now(writes.post(COMMENT, false, true)).behind()).isTrue();

        Writes others = new Writes(log, view);
        view.answersWaits(() -> {
            throw new IllegalArgumentException("There is no partition 3");
        });
        assertThat(now(others.post(COMMENT, false, true)).behind()).isTrue();
    }

    @Test
    void writesThatAnswerWhenDurableDoNotWaitForTheView() {
        view.shows("b", StoredComment.posted(Comments.waiting("b"), 0));

        assertThat(now(writes.post(COMMENT, true, false)).behind()).isFalse();
        assertThat(now(writes.patch("b", true, false)).behind()).isFalse();
        assertThat(now(writes.delete("b", false)).behind()).isFalse();
        assertThat(view.waits()).isEmpty();
    }

    @Test
    void writesFailIfTheLogDoesNotAcknowledge() {
        view.shows("b", StoredComment.posted(Comments.waiting("b"), 0));
        log.goAway();

        assertNotNow(() -> now(writes.post(COMMENT, true, true)));
        assertNotNow(() -> now(writes.patch("b", true, true)));
        assertNotNow(() -> now(writes.delete("b", true)));
        assertThat(view.waits()).isEmpty();
    }

    @Test
    void patchSetsTheFlagAndKeepsWhatElseIsInBotParams() {
        view.shows("a", StoredComment.posted(WAITING, 0));
        Written written = now(writes.patch("a", true, true));

        assertThat(log.events()).containsExactly(new CommentEvent.Patched("a", true));
        assertThat(written).isEqualTo(new Written(WAITING.withProcessed(true), FIRST, false, false));
        assertThat(written.comment().botParams().orElseThrow().text("entity")).contains("echo");
        assertThat(view.waits()).containsExactly(FIRST);
    }

    @Test
    void patchCreatesBotParamsWhereThereAreNone() {
        view.shows("a", StoredComment.posted(COMMENT, 0));

        assertThat(now(writes.patch("a", false, true)).comment().processed()).isEqualTo(Processed.WAITING);
    }

    @Test
    void patchAnswersWithoutTheFailureThatItTakesAway() {
        BotParams params = WAITING.botParams().orElseThrow().withFailure(Failure.of("timeout", 1, "late"), FIRST);
        Comment failed = WAITING.withBotParams(params);
        view.shows("a", StoredComment.posted(WAITING, 0).givenUpAt(failed, 4));
        assertThat(now(writes.patch("a", false, true)).comment()).isEqualTo(WAITING);

        view.shows("a", StoredComment.posted(failed, 0));
        assertThat(now(writes.patch("a", false, true)).comment())
                .as("the client's own")
                .isEqualTo(failed);
    }

    @Test
    void patchFindsACommentThatIsNotAtHand() {
        view.knows("a", StoredComment.posted(WAITING, 0));

        assertThat(now(writes.patch("a", true, true)).comment().processed()).isEqualTo(Processed.HANDLED);
    }

    @Test
    void patchOfACommentThatTheLogDoesNotHaveIsNotFound() {
        assertRejected(404, () -> now(writes.patch("a", true, true)));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void patchOfADeletedCommentIsNotFound() {
        view.shows("a", StoredComment.posted(WAITING, 0).deletedAt(1));

        assertRejected(404, () -> now(writes.patch("a", true, true)));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void patchIsNotFoundOnlyIfTheViewCanTell() {
        view.goAway();

        assertNotNow(() -> now(writes.patch("a", true, true)));
        assertNotNow(() -> now(new Writes(log, CommentView.NONE).patch("a", true, true)));
    }

    @Test
    void patchThatTheFoldCouldNotApplyIsNotAppended() {
        view.shows("a", StoredComment.posted(Comments.full("a"), 0));

        assertRejected(413, () -> now(writes.patch("a", true, true)));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void patchSaysThatTheViewIsBehind() {
        view.shows("a", StoredComment.posted(WAITING, 0));
        view.staysBehind();

        assertThat(now(writes.patch("a", true, true)).behind()).isTrue();
    }

    @Test
    void deleteAnswersWithWhatItHasDeleted() {
        view.knows("a", StoredComment.posted(WAITING, 0));

        assertThat(now(writes.delete("a", true))).isEqualTo(new Written(WAITING, FIRST, false, false));
        assertThat(log.events()).containsExactly(new CommentEvent.Deleted("a"));
        assertThat(view.waits()).containsExactly(FIRST);
    }

    @Test
    void deleteOfACommentThatTheLogDoesNotHaveIsNotFound() {
        assertRejected(404, () -> now(writes.delete("a", true)));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void deleteOfADeletedCommentIsGone() {
        view.shows("a", StoredComment.posted(WAITING, 0).deletedAt(1));

        assertRejected(410, () -> now(writes.delete("a", true)));
        assertThat(log.events()).isEmpty();
    }

    private static void assertRejected(int status, ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.status()).isEqualTo(status));
    }

    private static void assertNotNow(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(NotNow.class);
    }

    /** What the stage has come to; it must have come to something. */
    private static Written now(CompletionStage<Written> written) {
        assertThat(written.toCompletableFuture()).isDone();
        try {
            return written.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
