package io.commentlog.node.ops;

import io.commentlog.kit.Role;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Routes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations view's figures at {@code GET /api/ops}: a thread of its own looks at the process every two seconds, and what it
 * found last is what is answered, to however many ask. It reads metrics and asks roles, and nothing waits for it.
 */
public final class Ops implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ops.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int LOOKS = (int) (REMEMBERED.toMillis() / BETWEEN_LOOKS.toMillis());
    /** Rates are of this and the looks before it: of ten seconds. */
    private static final int LATELY = 6;

    private static final int FAULTS = 50;

    /**
     * What there is to look at.
     *
     * @param look done before each look
     * @param bot what the bot says of itself, as JSON, if there is one
     */
    public record Looked(
            Supplier<List<Role>> roles, MeterRegistry metrics, Runnable look, Supplier<Optional<String>> bot) {}

    private final Looked looked;
    private final InstantSource clock;
    private final long startedAt;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ops");
        thread.setDaemon(true);
        return thread;
    });

    // Owned by the thread that looks; before it began, by the one that starts it.
    private final History history = new History(LOOKS, LATELY);
    private final Faults faults = new Faults(FAULTS);
    private final FaultWatch watch = new FaultWatch();
    private final Set<String> measured = new HashSet<>();

    private volatile Answer answer = Answer.empty(503);

    public Ops(Looked looked, InstantSource clock) {
        this.looked = looked;
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    /** Has looked once when it returns. */
    public Ops start() {
        look();
        long every = BETWEEN_LOOKS.toMillis();
        var unused = looks.scheduleAtFixedRate(this::look, every, every, TimeUnit.MILLISECONDS);
        return this;
    }

    /** What is answered now. */
    Answer told() {
        return answer;
    }

    public void addTo(Routes routes) {
        routes.get("/api/ops", request -> Future.succeededFuture(answer));
    }

    /** A bug in here must not take the process from those whom it serves: it is told, and the next look may do better. */
    private void look() {
        try {
            lookNow();
        } catch (RuntimeException e) {
            LOG.error("The operations view could not look at this process", e);
        }
    }

    void lookNow() {
        looked.look().run();
        List<Role> roles = looked.roles().get();
        roles.forEach(this::measure);
        List<RoleState> states = roles.stream().map(RoleState::of).toList();
        Reading before = history.isEmpty() ? Reading.of(looked.metrics(), clock.millis()) : history.newest();
        Reading now = Reading.of(looked.metrics(), clock.millis());
        watch.look(states, before, now).forEach(faults::add);
        history.add(now);
        double every = BETWEEN_LOOKS.toMillis() / 1e3;
        answer = Answer.json(
                        200,
                        OpsJson.of(new OpsJson.Told(
                                startedAt,
                                every,
                                states,
                                history,
                                faults,
                                looked.bot().get())))
                .with("Cache-Control", "no-store");
    }

    private void measure(Role role) {
        if (measured.add(role.name())) {
            Gauge.builder("commentlog.role.ready", role, it -> it.readiness().ready() ? 1 : 0)
                    .tag("role", role.name())
                    .description("Whether the role can do its work now")
                    .register(looked.metrics());
            Gauge.builder("commentlog.role.fresh", role, it -> it.freshness().ready() ? 1 : 0)
                    .tag("role", role.name())
                    .description("Whether nothing keeps the role from being as new as any other")
                    .register(looked.metrics());
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
