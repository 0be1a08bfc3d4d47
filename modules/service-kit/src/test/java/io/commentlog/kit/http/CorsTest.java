package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CorsTest {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Optional<String> OURS = Optional.of("https://ours.example");

    private final Cors all = new Cors(List.of("*"));
    private final Cors some = new Cors(List.of("https://ours.example", "https://also.example"));

    @Test
    void saysWhatTheContractSays() {
        assertThat(all.headers(Optional.empty()))
                .contains(
                        Map.entry(ALLOW_ORIGIN, "*"),
                        Map.entry("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE, OPTIONS"),
                        Map.entry(
                                "Access-Control-Allow-Headers",
                                "Content-Type, Authorization, If-None-Match, Last-Event-ID"),
                        Map.entry("Access-Control-Max-Age", "86400"));
    }

    @Test
    void letsPagesReadEveryHeaderOfTheContract() {
        String exposed = all.headers(OURS).stream()
                .filter(header -> header.getKey().equals("Access-Control-Expose-Headers"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(exposed.split(", "))
                .contains("Comment-Position", "Idempotent-Replay", "View-Behind", "View-Age-Ms", "View-Source")
                .contains("ETag", "Retry-After", "Allow", "WWW-Authenticate");
    }

    @Test
    void namesOneOriginOfAList() {
        assertThat(some.headers(OURS)).contains(Map.entry(ALLOW_ORIGIN, "https://ours.example"));
        assertThat(some.varies()).isTrue();
    }

    @Test
    void namesNoneToStrangers() {
        assertThat(some.headers(Optional.of("https://else.example")))
                .noneMatch(header -> header.getKey().equals(ALLOW_ORIGIN));
        assertThat(some.headers(Optional.empty()))
                .noneMatch(header -> header.getKey().equals(ALLOW_ORIGIN));
    }

    @Test
    void isTheSameForAllWhereAllAreAllowed() {
        assertThat(all.headers(OURS)).isEqualTo(all.headers(Optional.empty()));
        assertThat(all.varies()).isFalse();
    }
}
