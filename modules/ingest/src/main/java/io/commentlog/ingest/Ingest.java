package io.commentlog.ingest;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The role ingest: ready once the topic {@code comments} is known, for writes never wait for metadata; and where no broker
 * answers at all, for there no other process can write either, and this one may have readers.
 */
public final class Ingest implements Role {
    private static final long BETWEEN_QUESTIONS_MS = 50;

    private final KafkaCommentLog log;
    private final BooleanSupplier cutOff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::awaitTopic, "ingest");

    private volatile boolean topicKnown;

    /**
     * @param cutOff whether it is known that no broker answers
     */
    public Ingest(KafkaCommentLog log, BooleanSupplier cutOff) {
        this.log = log;
        this.cutOff = cutOff;
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
        return topicKnown || cutOff.getAsBoolean()
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
