package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RedisTest {
    @Test
    void readsTheRateWhateverTheCommandHolds() {
        assertThat(Redis.perSecond("""
                        "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
                        "ZADD k 1 {"a":"b","c":1}","71839.08","0.5","0.1","0.4","0.7","1.2","3.0"
                        """)).isEqualTo(71_839.08);
    }
}
