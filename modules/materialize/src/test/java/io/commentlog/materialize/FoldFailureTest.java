package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldFailureTest {
    @ParameterizedTest
    @MethodSource
    void passesWithKafkaBeingAway(Throwable thrown) {
        assertThat(FoldFailure.of(thrown)).isEqualTo(FoldFailure.PASSING);
    }

    static Stream<Throwable> passesWithKafkaBeingAway() {
        return Stream.of(
                new TimeoutException("no answer"),
                new StreamsException("wrapped", new TimeoutException("no answer")),
                new StreamsException("twice", new StreamsException(new ProducerFencedException("fenced"))),
                new InvalidProducerEpochException("old epoch"),
                new StreamsException("late", new InvalidTxnStateException("the transaction has timed out")),
                new StreamsException("not committed", new KafkaException("no acknowledgment; it is safe to abort")),
                new TaskMigratedException("gone"));
    }

    @ParameterizedTest
    @MethodSource
    void isABugOtherwise(Throwable thrown) {
        assertThat(FoldFailure.of(thrown)).isEqualTo(FoldFailure.BUG);
    }

    static Stream<Throwable> isABugOtherwise() {
        return Stream.of(
                new IllegalStateException("ours"),
                new OutOfMemoryError("ours too"),
                new StreamsException("wrapped", new RecordTooLargeException("will be again")),
                new TopicAuthorizationException("comments"),
                new StreamsException("wrapped", new ConfigException("a setting of Kafka")),
                new MissingSourceTopicException("someone deleted the log"));
    }
}
