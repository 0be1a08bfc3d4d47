package io.commentlog.materialize;

import io.commentlog.kit.BugHandler;
import io.commentlog.kit.CannotStart;
import io.commentlog.kit.KafkaMeters;
import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role materialize: the fold in Kafka Streams, from the moment its topics exist, and the reader of its stores. Ready
 * while every partition that this process owns is restored and being folded. Never cleans its state directory up: the
 * stores on disk are what makes a restart short.
 */
public final class Materializer implements Role {
    private static final Logger LOG = LoggerFactory.getLogger(Materializer.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);
    /** How often it is looked which figures Kafka Streams has. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final BugHandler bugs;
    private final String applicationId;
    private final String memberId;
    private final ScheduledThreadPoolExecutor timer;
    private final Admin admin;
    private final KafkaStreams streams;
    private final KafkaMeters meters;
    private final TopicsAwaited topics;
    private final StoreReader reader;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean bugTold = new AtomicBoolean();

    private Materializer(MaterializeConfig config, RemoteStore remote, MeterRegistry registry, BugHandler bugs) {
        this.bugs = bugs;
        this.applicationId = config.view().applicationId();
        this.memberId = MemberId.in(config.stateDirectory());
        // First: it takes the lock of the state directory, and nothing has to be closed if it cannot.
        FoldingPartitions folding = new FoldingPartitions();
        streams = streams(config, memberId, registry, folding);
        meters = KafkaMeters.of(
                looks -> new KafkaStreamsMetrics(streams, List.of(), looks, LOOK),
                KafkaStreamsMetrics::close,
                registry);
        admin = Admin.create(FoldSettings.admin(config));
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "materialize");
            thread.setDaemon(true);
            return thread;
        });
        topics = new TopicsAwaited(admin, timer, this::startStreams);
        reader = new StoreReader(
                new KafkaFoldedStores(streams, folding, config.self()),
                new KafkaLogEnd(admin, config.view().applicationId()),
                remote,
                timer,
                StoreReader.DEFAULT_DEADLINE);
        streams.setStateListener(this::stateChanged);
        streams.setGlobalStateRestoreListener(new RestoreProgress(registry, System::nanoTime, LOG::info));
        streams.setUncaughtExceptionHandler(this::failed);
    }

    /**
     * Returns at once; the fold begins when its topics exist.
     *
     * @throws CannotStart if another process uses the state directory, or it cannot be written to
     */
    public static Materializer start(
            MaterializeConfig config, RemoteStore remote, MeterRegistry registry, BugHandler bugs) {
        Materializer materializer = new Materializer(config, remote, registry, bugs);
        materializer.topics.begin();
        return materializer;
    }

    private static KafkaStreams streams(
            MaterializeConfig config, String memberId, MeterRegistry registry, FoldingPartitions folding) {
        Properties settings = FoldSettings.streams(config, memberId);
        try {
            return new KafkaStreams(FoldTopology.of(config.recent(), registry, folding), settings);
        } catch (StreamsException e) {
            throw new CannotStart(
                    "The state directory " + config.stateDirectory()
                            + " cannot be used: another process has it, or it cannot be written to",
                    e);
        }
    }

    public StoreReader reader() {
        return reader;
    }

    @Override
    public String name() {
        return "materialize";
    }

    @Override
    public Readiness readiness() {
        KafkaStreams.State state = streams.state();
        return switch (state) {
            case RUNNING -> Readiness.READY;
            case CREATED -> Readiness.notYet(topics.reason().isEmpty() ? "The fold is starting" : topics.reason());
            case REBALANCING -> Readiness.notYet("The fold is restoring its stores");
            default -> Readiness.notYet("The fold has stopped: " + state);
        };
    }

    private void startStreams() {
        try {
            if (!closed.get()) {
                streams.start();
            }
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private void stateChanged(KafkaStreams.State now, KafkaStreams.State before) {
        LOG.info("The fold is {}, was {}", now, before);
        if (now == KafkaStreams.State.ERROR) {
            tell(new IllegalStateException("The fold has stopped by itself"));
        }
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        FoldFailure failure = FoldFailure.of(cause);
        if (failure == FoldFailure.BUG) {
            tell(cause);
        } else {
            LOG.warn("A thread of the fold is replaced: {}", cause.toString());
            EndedThread.forget(
                    admin, applicationId, memberId, Thread.currentThread().getName());
        }
        return failure.response();
    }

    /** Once: the state ERROR follows upon the bug that is its cause. */
    private void tell(Throwable cause) {
        if (!bugTold.getAndSet(true)) {
            bugs.bug(cause);
        }
    }

    /** Leaves the group, so that others take over at once and not when the session has run out. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        meters.close();
        boolean stopped = streams.close(CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn(
                    "The fold has not stopped within {} s; what it had not committed is folded again",
                    CLOSING.toSeconds());
        }
        // Pending reads then fail by themselves, each at its next step.
        timer.shutdown();
        admin.close(Duration.ofMillis(200));
    }
}
