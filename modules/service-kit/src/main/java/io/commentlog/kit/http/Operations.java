package io.commentlog.kit.http;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every process tells whoever runs it: {@code /health/live}, {@code /health/ready}, {@code /health/fresh} and
 * {@code /metrics}.
 */
public final class Operations {
    private final Supplier<List<Role>> roles;
    private final PrometheusMeterRegistry metrics;

    private volatile boolean leaving;

    /**
     * @param roles of this process, asked at every request
     */
    public Operations(Supplier<List<Role>> roles, PrometheusMeterRegistry metrics) {
        this.roles = roles;
        this.metrics = metrics;
    }

    /** For a process whose roles are all open: it is ready when they are. */
    public void addTo(Routes routes) {
        add(routes, true);
    }

    /** For a process that still opens roles: it is not ready, even if those that it has are. */
    public void addWhileStartingTo(Routes routes) {
        add(routes, false);
    }

    /** From now on the process is not ready, whatever its roles are, so that balancers turn away before it closes. */
    public void leave() {
        leaving = true;
    }

    private void add(Routes routes, boolean open) {
        routes.get("/health/live", request -> Future.succeededFuture(Answer.json(200, "{\"status\":\"live\"}")))
                .get("/health/ready", request -> Future.succeededFuture(health(open, Role::readiness)))
                .get("/health/fresh", request -> Future.succeededFuture(health(open, Role::freshness)))
                .get("/api/comments/health", request -> Future.succeededFuture(health(open, Role::readiness)))
                .get("/metrics", request -> Future.succeededFuture(metrics()));
    }

    private Answer health(boolean open, Function<Role, Readiness> question) {
        StringBuilder json = new StringBuilder();
        boolean all = open && !leaving;
        for (Role role : roles.get()) {
            Readiness readiness = question.apply(role);
            all &= readiness.ready();
            json.append(json.isEmpty() ? "" : ",")
                    .append('"')
                    .append(role.name())
                    .append("\":\"")
                    .append(readiness.ready() ? "ready" : Answer.quoted(readiness.detail()))
                    .append('"');
        }
        String body = "{\"status\":\"" + (all ? "ready" : "not ready") + "\",\"roles\":{" + json + "}";
        if (all) {
            return Answer.json(200, body + "}").with("Cache-Control", "no-store");
        }
        String why = leaving ? "Commentlog is ending" : "Not ready yet";
        return Answer.json(503, body + ",\"error\":\"" + why + "\"}")
                .with("Cache-Control", "no-store")
                .with("Retry-After", "1");
    }

    private Answer metrics() {
        return Answer.of(200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.scrape()));
    }
}
