package io.commentlog.bot.group;

import io.commentlog.bot.answer.Answerer;
import io.commentlog.bot.answer.BotMetrics;
import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.Delivery;
import io.commentlog.event.CommentEvent;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.trace.Step;
import io.commentlog.kit.trace.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one poll brought that asks for a reply, all of it under way at once, from its first call to its last verdict. Run by
 * the member's thread, which keeps the locks meanwhile.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int MANY_DELIVERIES = 3;

    private final Hand hand;
    private final Calls calls;
    private final Answerer answerer;
    private final BotMetrics metrics;
    private final Closing closing;
    private final BlockingQueue<Call> ended = new LinkedBlockingQueue<>();

    record Asked(ConsumerRecord<byte[], byte[]> record, CommentEvent event) {}

    Round(Hand hand, Calls calls, Answerer answerer, BotMetrics metrics, Closing closing) {
        this.hand = hand;
        this.calls = calls;
        this.answerer = answerer;
        this.metrics = metrics;
        this.closing = closing;
    }

    /** Returns when the hand is empty. */
    void run(List<Asked> asked) throws InterruptedException {
        try {
            asked.forEach(one -> calls.start(call(one)));
            while (!hand.isEmpty()) {
                settle();
            }
        } finally {
            calls.cancel();
        }
    }

    private Call call(Asked asked) {
        int number = ShareGroup.deliveries(asked.record());
        if (number >= MANY_DELIVERIES) {
            LOG.warn(
                    "Delivery {} of the event that asks for a reply to comment {}; the group drops it at its limit",
                    number,
                    asked.event().id());
        }
        Delivery delivery = answerer.delivery(asked.event(), Hand.at(asked.record()), number);
        return new Call(asked.record(), () -> answered(asked, delivery), call -> {
            calls.over(call);
            ended.add(call);
        });
    }

    /** On the call's thread, as a part of what asked. */
    private Call.Verdict answered(Asked asked, Delivery delivery) throws InterruptedException {
        Step step = Tracing.received("answer", asked.record().headers());
        step.at(asked.record().partition(), asked.record().offset());
        try {
            return step.within(() -> verdict(delivery));
        } finally {
            step.end();
        }
    }

    /** Tries until there is a verdict. */
    private Call.Verdict verdict(Delivery delivery) throws InterruptedException {
        while (true) {
            try {
                delivery.run();
                return Call.Verdict.ACCEPT;
            } catch (NotNow e) {
                // Waits before the release too: what is given back is delivered again at once.
                if (closing.await(e.retryAfter()) || delivery.mayGoElsewhere()) {
                    return Call.Verdict.RELEASE;
                }
                LOG.debug("Kept, to be tried again: {}", e.sentence());
                metrics.kept();
            }
        }
    }

    private void settle() throws InterruptedException {
        Optional<Call> first =
                Optional.ofNullable(ended.poll(hand.untilRenewal().toNanos(), TimeUnit.NANOSECONDS));
        if (first.isPresent()) {
            List<Call> all = new ArrayList<>(List.of(first.get()));
            ended.drainTo(all);
            hand.settle(all);
        }
        if (hand.isRenewalDue()) {
            hand.renew();
            calls.cancelUnless(hand::holds);
        }
    }
}
