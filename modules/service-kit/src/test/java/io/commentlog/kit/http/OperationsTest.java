package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OperationsTest {
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Role> roles = new ArrayList<>();
    private final Operations operations = new Operations(() -> roles, metrics);
    private final Routes open = new Routes();
    private final TestServer server = new TestServer(open, "*");
    private final RawClient client = server.client();

    OperationsTest() {
        operations.addTo(open);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void isLiveWhateverItsRolesAre() {
        roles.add(new FixedRole("query", Readiness.notYet("loading")));
        RawClient.Reply live = client.request("GET /health/live HTTP/1.1").reply();
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void isReadyOnceEveryRoleIs() {
        roles.add(new FixedRole("ingest", Readiness.READY));
        roles.add(new FixedRole("query", Readiness.READY));
        RawClient.Reply ready = client.request("GET /health/ready HTTP/1.1").reply();
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"ready\",\"roles\":{\"ingest\":\"ready\",\"query\":\"ready\"}}");
        assertThat(ready.header("Cache-Control")).contains("no-store");
    }

    @Test
    void isNotReadyOnceItLeavesButLiveToTheEnd() {
        roles.add(new FixedRole("query", Readiness.READY));
        operations.leave();
        RawClient.Reply ready = client.request("GET /health/ready HTTP/1.1").reply();
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body())
                .isEqualTo(
                        "{\"status\":\"not ready\",\"roles\":{\"query\":\"ready\"},\"error\":\"Commentlog is ending\"}");
        assertThat(client.request("GET /health/live HTTP/1.1").reply().status()).isEqualTo(200);
    }

    @Test
    void saysWhichRoleIsNotReadyAndWhy() {
        roles.add(new FixedRole("query", Readiness.notYet("\"half\" loaded")));
        roles.add(new FixedRole("bot", Readiness.READY));
        RawClient.Reply ready = client.request("GET /health/ready HTTP/1.1").reply();
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.header("Retry-After")).contains("1");
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"not ready\",\"roles\":{\"query\":\"\\\"half\\\" loaded\",\"bot\":\"ready\"},"
                        + "\"error\":\"Not ready yet\"}");
    }

    @Test
    void isReadyButNotFreshIfARoleIsCutOff() {
        roles.add(new CutOffRole("query"));
        assertThat(client.request("GET /health/ready HTTP/1.1").reply().status())
                .isEqualTo(200);
        RawClient.Reply fresh = client.request("GET /health/fresh HTTP/1.1").reply();
        assertThat(fresh.status()).isEqualTo(503);
        assertThat(fresh.body()).contains("\"query\":\"no broker answers\"");
    }

    @Test
    void isFreshOnceEveryRoleIsReadyIfNoneSaysOtherwise() {
        assertThat(client.request("GET /health/fresh HTTP/1.1").reply().status())
                .isEqualTo(200);
        roles.add(new FixedRole("query", Readiness.notYet("loading")));
        assertThat(client.request("GET /health/fresh HTTP/1.1").reply().status())
                .isEqualTo(503);
    }

    @Test
    void answersWhereExistingClientsProbe() {
        assertThat(client.request("GET /api/comments/health HTTP/1.1").reply().status())
                .isEqualTo(200);
        roles.add(new FixedRole("query", Readiness.notYet("loading")));
        assertThat(client.request("GET /api/comments/health HTTP/1.1").reply().status())
                .isEqualTo(503);
    }

    @Test
    void isNeverReadyWhileRolesAreStillToCome() {
        Routes starting = new Routes();
        operations.addWhileStartingTo(starting);
        server.server().serve(starting);
        assertThat(client.request("GET /health/ready HTTP/1.1").reply().status())
                .isEqualTo(503);
        roles.add(new FixedRole("broker", Readiness.READY));
        assertThat(client.request("GET /health/ready HTTP/1.1").reply().status())
                .isEqualTo(503);
        assertThat(client.request("GET /health/live HTTP/1.1").reply().status()).isEqualTo(200);
    }

    @Test
    void showsEveryMeterToPrometheus() {
        metrics.counter("commentlog.test").increment(3);
        RawClient.Reply shown = client.request("GET /metrics HTTP/1.1").reply();
        assertThat(shown.header("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(shown.body()).contains("commentlog_test_total 3.0");
    }

    private record CutOffRole(String name) implements Role {
        @Override
        public Readiness readiness() {
            return Readiness.READY;
        }

        @Override
        public Readiness freshness() {
            return Readiness.notYet("no broker answers");
        }

        @Override
        public void close() {}
    }

    private record FixedRole(String name, Readiness readiness) implements Role {
        @Override
        public void close() {}
    }
}
