package io.commentlog.ingest;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The role ingest: ready once the topic {@code comments} is known, for writes never wait for metadata. */
public final class Ingest implements Role {
    private static final long BETWEEN_QUESTIONS_MS = 50;

    private final KafkaCommentLog log;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::awaitTopic, "ingest");

    private volatile boolean topicKnown;

    public Ingest(KafkaCommentLog log) {
        this.log = log;
    }

    public Ingest start() {
        thread.start();
        return this;
    }

    private void awaitTopic() {
        try {
            while (!log.knowsTopic()) {
                if (closing.await(BETWEEN_QUESTIONS_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            topicKnown = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Readiness readiness() {
        return topicKnown
                ? Readiness.READY
                : Readiness.notYet(
                        "waiting for the brokers and the topic comments; commentlog topics apply creates it");
    }

    @Override
    public void close() {
        closing.countDown();
        log.close();
    }
}
