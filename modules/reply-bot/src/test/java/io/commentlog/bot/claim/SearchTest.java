package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.group.ScriptedMember;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.DeadLetter;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final LogPosition AT = new LogPosition(0, 7);
    private static final int ATTEMPTS = 5;
    private static final Comment QUESTION = Comments.with("q", "{\"entity\":\"mistral\",\"processed\":false}");

    private final List<String> journal = new ArrayList<>();
    private final ScriptedMember member = new ScriptedMember(journal, new CountDownLatch(1));
    private CommentLookup lookup = CommentLookup.NONE;
    private int looks;

    private final Search search = search();

    private Search search() {
        LockedRecords records = new LockedRecords(() -> member, Duration.ofSeconds(15));
        records.join();
        return new Search(
                Line.ANY,
                Keepers.claiming(
                        new Leases(), (id, atLeast) -> lookup.find(id, atLeast), this::journaled, this::journaled),
                records,
                () -> looks++);
    }

    private LogPosition journaled(CommentEvent event) {
        journal.add(event.getClass().getSimpleName() + " " + event.id());
        return AT;
    }

    private void journaled(DeadLetter letter) {
        journal.add("dead letter " + letter.id() + " asked at " + letter.asked() + ": "
                + letter.failure().reason() + " after " + letter.failure().attempts());
    }

    private Optional<Held> found(int deliveries) throws InterruptedException {
        member.deliver(new CommentEvent.Posted(QUESTION), AT, deliveries);
        return search.next();
    }

    private Optional<Held> afterLeases(int expired) throws InterruptedException {
        Optional<Held> held = found(1);
        for (int i = 0; i < expired; i++) {
            held = search.afterExpiry(held.orElseThrow());
        }
        return held;
    }

    @Test
    void stopsAtAQuestionAndKeepsItsLock() throws InterruptedException {
        assertThat(found(1).orElseThrow().answer().question()).isEqualTo(QUESTION);
        assertThat(journal).isEmpty();
    }

    /** Else who has claimed would wait without an answer for as long as the view is away. */
    @Test
    void saysWhenItHasLookedInVain() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(1);
        lookup = (id, atLeast) -> {
            if (failures.getAndDecrement() > 0) {
                throw new NotNow("The view is away", Duration.ofSeconds(1));
            }
            return Optional.empty();
        };
        assertThat(found(1)).isPresent();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void keepsAQuestionWhileFewerLeasesHaveRunOutThanThereAreAttempts() throws InterruptedException {
        assertThat(afterLeases(ATTEMPTS - 1)).isPresent();
        assertThat(journal).isEmpty();
    }

    @Test
    void givesUpAQuestionThatNobodyCompletes() throws InterruptedException {
        assertThat(afterLeases(ATTEMPTS)).isEmpty();
        assertThat(journal)
                .containsExactly(
                        "dead letter q asked at 0:7: abandoned after 5", "Unanswered q", "ACCEPT 0:7", "commit");
    }

    @Test
    void givesUpNothingThatOthersHaveAnsweredMeanwhile() throws InterruptedException {
        Optional<Held> held = afterLeases(ATTEMPTS - 1);
        lookup = (id, atLeast) ->
                Optional.of(StoredComment.posted(QUESTION, 7).patched(QUESTION.withProcessed(true), 9));
        assertThat(search.afterExpiry(held.orElseThrow())).isEmpty();
        assertThat(journal).containsExactly("ACCEPT 0:7", "commit");
    }

    @Test
    void givesUpWhatTheGroupIsAboutToDrop() throws InterruptedException {
        assertThat(found(9)).isEmpty();
        assertThat(journal)
                .containsExactly("dead letter q asked at 0:7: crashes after 8", "Unanswered q", "ACCEPT 0:7", "commit");
    }
}
