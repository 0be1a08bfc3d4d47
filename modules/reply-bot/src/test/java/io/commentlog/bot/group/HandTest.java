package io.commentlog.bot.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Comments;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class HandTest {
    private static final Duration LOCK = Duration.ofSeconds(60);

    private final ScriptedMember member = new ScriptedMember(new ArrayList<>(), new CountDownLatch(1));

    @Test
    void waitsForARenewalAsLongAsTheLocksLast() {
        member.deliver(new CommentEvent.Posted(Comments.waiting("q")), new LogPosition(0, 7), 1);
        ConsumerRecord<byte[], byte[]> held =
                member.poll(Duration.ZERO).iterator().next();
        Hand hand = new Hand(member, List.of(held), LOCK.dividedBy(3), new BotMetrics(new SimpleMeterRegistry()));
        member.answerCommitsAfter(LOCK.minusSeconds(20));
        hand.renew();
        assertThat(hand.holds(held)).isTrue();
        member.answerCommitsAfter(LOCK.plusSeconds(1));
        assertThatThrownBy(hand::renew).isInstanceOf(TimeoutException.class);
    }
}
