package io.commentlog.kit.http;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Supplier;

/** What every process tells whoever runs it: {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class Operations {
    private final Supplier<List<Role>> roles;
    private final PrometheusMeterRegistry metrics;

    /**
     * @param roles of this process, asked at every request
     */
    public Operations(Supplier<List<Role>> roles, PrometheusMeterRegistry metrics) {
        this.roles = roles;
        this.metrics = metrics;
    }

    public void addTo(Routes routes) {
        routes.get("/health/live", request -> Future.succeededFuture(Answer.json(200, "{\"status\":\"live\"}")))
                .get("/health/ready", request -> Future.succeededFuture(ready()))
                .get("/api/comments/health", request -> Future.succeededFuture(ready()))
                .get("/metrics", request -> Future.succeededFuture(metrics()));
    }

    private Answer ready() {
        StringBuilder json = new StringBuilder();
        boolean all = true;
        for (Role role : roles.get()) {
            Readiness readiness = role.readiness();
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
        return Answer.json(503, body + ",\"error\":\"Not ready yet\"}")
                .with("Cache-Control", "no-store")
                .with("Retry-After", "1");
    }

    private Answer metrics() {
        return Answer.of(200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.scrape()));
    }
}
