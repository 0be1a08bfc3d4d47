package io.commentlog.bench.profile;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What a thread of a node does, told by its name. The first whose pattern is found in it. */
enum ThreadKind {
    EVENT_LOOPS("event loops: HTTP", "^vert\\.x-"),
    REPLICA("view replica", "^replica$"),
    SNAPSHOT("snapshots of the view", "^snapshot$"),
    PRODUCERS("producers' network", "^kafka-producer-network-thread"),
    FOLD(
            "fold: Streams",
            "StreamThread-|StateUpdater-|^commentlog-materialize|^materialize$|^kafka-coordinator-heartbeat"),
    BOT("bot", "^bot-"),
    SHARE_CONSUMERS("bot's share consumers", "^consumer_background_thread"),
    HANDLERS("broker's request handlers", "^data-plane-kafka-request-handler"),
    BROKER_NETWORK("broker's network", "^data-plane-kafka-"),
    COORDINATORS("broker's coordinators", "coordinator|^persister|^PersisterState|^share-group-"),
    BROKER(
            "broker, the rest of it",
            "^broker-|^controller-|^quorum-|^kafka-\\d|^kafka-log|^kafka-scheduler|^raft-|ExpirationReaper|^transaction-log"
                    + "|^executor-|^Txn|^AddPartitionsTo|^LogDirFailure|^network-partition|^client-metrics|^SensorExpiry"),
    OPERATIONS("metrics and operations", "^ops$|^kafka-meters|^metrics-meter|^kafka-admin|^ingest$"),
    COMPILER("JVM's compilers", "CompilerThread"),
    GARBAGE("JVM's garbage collector", "^GC |^G1 |^ZGC|^Concurrent Mark"),
    RECORDER("the recorder itself", "^JFR "),
    OTHER("others", "");

    private final String title;
    private final Pattern name;

    ThreadKind(String title, String name) {
        this.title = title;
        this.name = Pattern.compile(name);
    }

    String title() {
        return title;
    }

    static ThreadKind of(String thread) {
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(thread).find())
                .findFirst()
                .orElse(OTHER);
    }
}
