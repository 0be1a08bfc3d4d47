package io.commentlog.materialize;

import io.commentlog.event.Topics;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step on the timer's thread once the topics of the fold exist. Asks twice a second until then, or until the
 * timer is shut down; says why it waits whenever that is another reason than before.
 */
final class TopicsAwaited {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsAwaited.class);
    private static final long PAUSE_MS = 500;

    private final Admin admin;
    private final ScheduledExecutorService timer;
    private final Runnable next;
    private volatile String reason = "";

    TopicsAwaited(Admin admin, ScheduledExecutorService timer, Runnable next) {
        this.admin = admin;
        this.timer = timer;
        this.next = next;
    }

    void begin() {
        later(this::ask, 0);
    }

    /** Why it is still waiting, in one sentence; empty before the first answer. */
    String reason() {
        return reason;
    }

    private void ask() {
        Future<?> unused = admin.describeTopics(List.of(Topics.COMMENTS, Topics.REJECTED))
                .allTopicNames()
                .whenComplete((topics, failure) -> {
                    if (failure == null) {
                        later(next, 0);
                    } else {
                        waitFor(sentence(failure));
                        later(this::ask, PAUSE_MS);
                    }
                });
    }

    private static String sentence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof UnknownTopicOrPartitionException
                ? "The topics " + Topics.COMMENTS + " and " + Topics.REJECTED
                        + " do not exist yet: create them with `commentlog topics apply`"
                : "Kafka cannot be asked for the topic " + Topics.COMMENTS + ": " + cause.getMessage();
    }

    private void waitFor(String sentence) {
        if (!sentence.equals(reason)) {
            reason = sentence;
            LOG.info("Waiting. {}", sentence);
        }
    }

    private void later(Runnable step, long pauseMs) {
        try {
            Future<?> unused = timer.schedule(step, pauseMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No longer waiting for the topics: the process is closing");
        }
    }
}
