package io.commentlog.bot.answer;

import io.commentlog.bot.config.Entity;
import io.commentlog.bot.responder.FailureReason;
import io.commentlog.bot.responder.Responder;
import io.commentlog.bot.responder.ResponderFailed;
import io.commentlog.event.Comment;
import io.commentlog.kit.trace.Step;
import io.commentlog.kit.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the comments of one entity are answered in this process, whichever lane they came by: so many at a time, the most
 * urgent first, no more a minute than it may, and none while the circuit of its server is open. As many again are let near
 * it, to find out whether they are to be answered at all, so that no place is empty meanwhile. Used by the threads of all
 * its deliveries.
 */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    /** How soon a circuit that has closed is noticed. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private final int places;
    private final Turns near;
    private final Turns turns;
    private final Closing closing;
    private final Quota quota = new Quota();
    private final EntityMetrics metrics;
    private volatile Post post;

    /** Who answers, and through what; replaced as one when the file of entities changes. */
    private record Post(Entity entity, Responder responder, Breaker breaker) {}

    /** @param places calls at a time */
    public Desk(
            Entity entity, Responder responder, Breaker breaker, int places, Closing closing, MeterRegistry registry) {
        this.places = places;
        this.near = new Turns(places);
        this.turns = new Turns(places);
        this.closing = closing;
        this.post = new Post(entity, responder, breaker);
        this.metrics = new EntityMetrics(
                registry,
                entity.id(),
                this::waitingForTurn,
                () -> post.breaker().state().harm());
    }

    /** Another entity of the same id, from the next call on. */
    public void replace(Entity entity, Responder responder, Breaker breaker) {
        post = new Post(entity, responder, breaker);
    }

    public Entity entity() {
        return post.entity();
    }

    public int places() {
        return places;
    }

    public int waitingForTurn() {
        return near.waiting() + turns.waiting();
    }

    public Breaker.State circuit() {
        return post.breaker().state();
    }

    public EntityMetrics metrics() {
        return metrics;
    }

    /**
     * Returns when it is this one's turn to come near; what is returned must be closed.
     *
     * @param priority the least first
     * @param asked milliseconds since the epoch
     * @throws io.commentlog.kit.NotNow if the bot closes first
     */
    Approach approach(int priority, long asked) throws InterruptedException {
        near.enter(priority, asked);
        boolean open = false;
        try {
            closing.pause(Duration.ZERO);
            open = true;
            return new Approach();
        } finally {
            if (!open) {
                near.leave();
            }
        }
    }

    /** Being near: who has it may call next. Of one thread. */
    final class Approach implements AutoCloseable {
        private boolean left;

        private Approach() {}

        /**
         * One call, once it is its turn; from then on it is not near any more.
         *
         * @return the text of the reply, empty if none is due
         * @throws io.commentlog.kit.NotNow if the bot closes first
         */
        String call(Comment question) throws ResponderFailed, InterruptedException {
            turns.enter(post.entity().priority(question), question.timestamp());
            close();
            try {
                Post now = begin();
                return now.entity().polish().of(Desk.this.call(now, question));
            } finally {
                turns.leave();
            }
        }

        @Override
        public void close() {
            if (!left) {
                left = true;
                near.leave();
            }
        }
    }

    private Post begin() throws InterruptedException {
        Duration wait = Duration.ZERO;
        while (true) {
            closing.pause(wait);
            Post now = post;
            Optional<Duration> later = tryToBegin(now);
            if (later.isEmpty()) {
                return now;
            }
            wait = later.get().compareTo(LONGEST_LOOK) < 0 ? later.get() : LONGEST_LOOK;
        }
    }

    /** Empty if the call has begun, else when to try again. */
    private synchronized Optional<Duration> tryToBegin(Post now) {
        long time = System.nanoTime();
        int perMinute = now.entity().rules().maxPerMinute().orElse(Integer.MAX_VALUE);
        Duration wait = quota.waitFor(time, perMinute);
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        if (!now.breaker().begin(time)) {
            return Optional.of(now.breaker().waitFor(time));
        }
        if (perMinute < Integer.MAX_VALUE) {
            quota.take(time);
        }
        return Optional.empty();
    }

    private String call(Post now, Comment question) throws ResponderFailed, InterruptedException {
        long began = System.nanoTime();
        metrics.began();
        boolean told = false;
        Step step = Tracing.step("call");
        try {
            String text = now.responder().reply(question, now.entity().rules().timeout());
            now.breaker().succeeded();
            told = true;
            return text;
        } catch (ResponderFailed e) {
            tell(now, e);
            told = true;
            step.failed(e);
            metrics.failed(e.reason(), e.getMessage());
            throw e;
        } finally {
            step.end();
            if (!told) {
                now.breaker().abandoned(System.nanoTime());
            }
            metrics.ended(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static void tell(Post now, ResponderFailed failure) {
        if (!failure.reason().ofTheServer()) {
            now.breaker().succeeded();
            return;
        }
        boolean opened = now.breaker()
                .failed(
                        System.nanoTime(),
                        failure.reason() == FailureReason.RATE_LIMITED ? failure.retryAfter() : Duration.ZERO);
        if (opened) {
            LOG.warn(
                    "The circuit of entity {} is open, its comments wait and one call in a while tries again: {}",
                    now.entity().id(),
                    failure.sentence());
        }
    }

    @Override
    public void close() {
        metrics.close();
    }
}
