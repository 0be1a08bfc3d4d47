package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.group.ScriptedMember;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LockedRecordsTest {
    private static final Duration LOCK = Duration.ofSeconds(60);

    private final List<String> journal = new ArrayList<>();
    private final ScriptedMember member = new ScriptedMember(journal, new CountDownLatch(1));
    private final LockedRecords records = new LockedRecords(() -> member, LOCK);
    private LockedRecords.Delivered delivered;

    @BeforeEach
    void lockOne() {
        records.join();
        member.deliver(new CommentEvent.Posted(Comments.waiting("q")), new LogPosition(0, 7), 1);
        delivered = records.next().orElseThrow();
    }

    @Test
    void renewsALockAsOftenAsItIsAskedTo() {
        assertThat(records.renew(delivered)).isTrue();
        assertThat(records.renew(delivered)).isTrue();
        assertThat(journal).containsExactly("RENEW 0:7", "commit", "RENEW 0:7", "commit");
    }

    @Test
    void waitsForARenewalAsLongAsTheLockLasts() {
        member.answerCommitsAfter(LOCK.minusSeconds(20));
        assertThat(records.renew(delivered)).isTrue();
        member.answerCommitsAfter(LOCK.plusSeconds(1));
        assertThatThrownBy(() -> records.renew(delivered)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void waitsForAVerdictNoLongerThanAnybodyNeedsIt() {
        member.answerCommitsAfter(Duration.ofSeconds(6));
        assertThatThrownBy(() -> records.accept(delivered)).isInstanceOf(TimeoutException.class);
    }
}
