package io.commentlog.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThreadKindTest {
    @ParameterizedTest
    @CsvSource({
        "vert.x-eventloop-thread-0, EVENT_LOOPS",
        "vert.x-acceptor-thread-0, EVENT_LOOPS",
        "replica, REPLICA",
        "snapshot, SNAPSHOT",
        "commentlog-materialize-1-StreamThread-1, FOLD",
        "kafka-producer-network-thread | commentlog-materialize-1-StreamThread-1-producer, PRODUCERS",
        "kafka-producer-network-thread | commentlog-ingest, PRODUCERS",
        "kafka-coordinator-heartbeat-thread | commentlog-materialize, FOLD",
        "executor-ShareFetch, BROKER",
        "bot-echo-usual-1, BOT",
        "consumer_background_thread, SHARE_CONSUMERS",
        "data-plane-kafka-request-handler-7, HANDLERS",
        "data-plane-kafka-network-thread-1-PLAINTEXT-0, BROKER_NETWORK",
        "data-plane-kafka-socket-acceptor-CONTROLLER-PLAINTEXT-43969, BROKER_NETWORK",
        "group-coordinator-event-processor-0, COORDINATORS",
        "share-coordinator-reaper, COORDINATORS",
        "kafka-1-raft-io-thread, BROKER",
        "broker-1-to-controller-heartbeat-channel-manager, BROKER",
        "ExpirationReaper-1-Fetch, BROKER",
        "kafka-meters, OPERATIONS",
        "C2 CompilerThread0, COMPILER",
        "GC Thread#1, GARBAGE",
        "JFR Recorder Thread, RECORDER",
        "main, OTHER"
    })
    void isToldByTheNameOfAThread(String thread, ThreadKind kind) {
        assertThat(ThreadKind.of(thread)).isEqualTo(kind);
    }
}
