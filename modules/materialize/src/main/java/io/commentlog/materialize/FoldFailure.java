package io.commentlog.materialize;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MissingInternalTopicsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/** What to do about an exception that ends a stream thread: Kafka being away for a while passes, anything else is a bug. */
enum FoldFailure {
    /** A new thread restores what the old one had not committed, and goes on. */
    PASSING(StreamThreadExceptionResponse.REPLACE_THREAD),
    BUG(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);

    private final StreamThreadExceptionResponse response;

    FoldFailure(StreamThreadExceptionResponse response) {
        this.response = response;
    }

    StreamThreadExceptionResponse response() {
        return response;
    }

    /** Looks through the causes, because Kafka Streams wraps most of them. */
    static FoldFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return PASSING;
            }
        }
        return BUG;
    }

    private static boolean passes(Throwable cause) {
        return cause instanceof RetriableException
                // Fenced producers, stale members and epochs: another took over, and a new thread asks for a new part.
                || cause instanceof ApplicationRecoverableException
                || cause instanceof TransactionAbortableException
                // The brokers have ended a transaction that took too long, and it was too late to commit it.
                || cause instanceof InvalidTxnStateException
                // The producer's own word for a transaction whose records were not acknowledged in time has no type.
                || cause.getClass().equals(KafkaException.class)
                || cause instanceof TaskMigratedException
                || cause instanceof TaskCorruptedException
                || cause instanceof MissingInternalTopicsException
                || cause instanceof LockException;
    }
}
