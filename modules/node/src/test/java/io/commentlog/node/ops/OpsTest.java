package io.commentlog.node.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private long now = 1_000;
    private final Ops ops = new Ops(
            new Ops.Looked(() -> List.of(new Ready()), metrics, () -> {}, () -> Optional.of("{\"entities\":[]}")),
            new InstantSource() {
                @Override
                public Instant instant() {
                    return Instant.ofEpochMilli(now);
                }
            });

    private record Ready() implements Role {
        @Override
        public String name() {
            return "query";
        }

        @Override
        public Readiness readiness() {
            return Readiness.READY;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        ops.close();
    }

    private String look() {
        ops.lookNow();
        return new String(ops.told().body().getBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsRatesOfTheLastSecondsAndNullOfWhatItCannotTell() {
        metrics.counter("commentlog.reads", "kind", "empty").increment(100);
        look();
        now += 2_000;
        metrics.counter("commentlog.reads", "kind", "empty").increment(5);
        assertThat(look())
                .contains("\"time\":3000", "\"startedAt\":1000", "\"reads\":2.5", "\"reads\":{\"empty\":2.5}")
                .contains("\"posts\":null", "\"reads\":[null,2.5]", "\"bot\":{\"entities\":[]}")
                .contains("{\"role\":\"query\",\"ready\":true,\"fresh\":true,\"detail\":\"\"}");
    }

    @Test
    void remembersTenMinutes() {
        metrics.gauge("commentlog.view.lag", 4);
        for (int look = 0; look < 400; look++) {
            look();
            now += 2_000;
        }
        String lags = look().replaceAll("(?s).*\"viewLag\":\\[([^]]*)].*", "$1");
        assertThat(lags.split(",")).hasSize(300).containsOnly("4");
    }

    @Test
    void tellsThePartitionsInTheirOrder() {
        for (String partition : List.of("10", "2")) {
            for (String name : List.of("end", "folded", "applied")) {
                metrics.gauge("commentlog.log." + name, Tags.of("partition", partition), Integer.parseInt(partition));
            }
        }
        assertThat(look())
                .contains("\"partitions\":[{\"partition\":2,\"end\":2,\"folded\":2,\"applied\":2},{\"partition\":10,");
    }

    @Test
    void measuresEveryRole() {
        look();
        assertThat(metrics.get("commentlog.role.ready")
                        .tag("role", "query")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("commentlog.role.fresh")
                        .tag("role", "query")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
