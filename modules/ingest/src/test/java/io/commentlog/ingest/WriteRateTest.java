package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.PostRate;
import io.commentlog.kit.guard.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WriteRateTest {
    private static final String ADA = "192.0.2.1";
    private static final String GOOD = "{\"text\":\"Hello\"}";

    private GuardedServer server = new GuardedServer(GuardedServer.BEHIND_A_PROXY);

    @AfterEach
    void close() {
        server.close();
    }

    private void restart(List<Network> proxies, Optional<PostRate> rate, List<Network> unlimited) {
        server.close();
        server = new GuardedServer(new AccessConfig(Tokens.NONE, proxies, rate, unlimited));
    }

    private HttpResponse<String> post(String body, String... headers) {
        return server.send("POST", "/api/comments", body, headers);
    }

    private HttpResponse<String> postFor(String client) {
        return post(GOOD, "X-Forwarded-For", client);
    }

    private int accepted(int tries, String... headers) {
        int accepted = 0;
        for (int i = 0; i < tries; i++) {
            accepted += post(GOOD, headers).statusCode() == 200 ? 1 : 0;
        }
        return accepted;
    }

    @Test
    void isTenPostsInAnyMinuteAndTheAnswerSaysWhenTheNextMayCome() {
        assertThat(accepted(1, "X-Forwarded-For", ADA)).isEqualTo(1);
        server.pass(Duration.ofSeconds(20));
        assertThat(accepted(9, "X-Forwarded-For", ADA)).isEqualTo(9);
        server.pass(Duration.ofMillis(1_001));

        HttpResponse<String> refused = postFor(ADA);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"error\":\"Rate limit exceeded. Please wait a moment before posting again.\"}");
        assertThat(refused.headers().firstValue("Retry-After")).contains("39");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(server.appended()).isEqualTo(10);

        server.pass(Duration.ofSeconds(38));
        assertThat(accepted(5, "X-Forwarded-For", ADA)).isZero();
        server.pass(Duration.ofSeconds(1));
        assertThat(accepted(5, "X-Forwarded-For", ADA)).isEqualTo(1);
        assertThat(postFor(ADA).headers().firstValue("Retry-After")).contains("20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"text\":\"\"}", "{}", "not JSON", "[]", "", "{\"text\":\"Hello\",\"message-type\":\"AI\"}"})
    void countsWhatIsInvalidOrMalformedOrNotAllowed(String body) {
        for (int i = 0; i < 10; i++) {
            assertThat(post(body, "X-Forwarded-For", ADA).statusCode()).isBetween(400, 401);
        }

        assertThat(postFor(ADA).statusCode()).isEqualTo(429);
        assertThat(server.appended()).isZero();
    }

    @Test
    void countsWhatIsTooLarge() {
        for (int i = 0; i < 10; i++) {
            assertThat(post("x".repeat(200_000), "X-Forwarded-For", ADA).statusCode())
                    .isEqualTo(413);
        }

        assertThat(postFor(ADA).statusCode()).isEqualTo(429);
    }

    @Test
    void countsPostsToTheAliasWithTheOthers() {
        accepted(10, "X-Forwarded-For", ADA);

        assertThat(server.send("POST", "/", GOOD, "X-Forwarded-For", ADA).statusCode())
                .isEqualTo(429);
    }

    @Test
    void isToldBeforeTheBodyHasCome() throws IOException {
        accepted(10, "X-Forwarded-For", ADA);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST /api/comments HTTP/1.1\r\nHost: test\r\nX-Forwarded-For: " + ADA
                                    + "\r\nContent-Length: 100\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(status).isEqualTo("HTTP/1.1 429");
        }
    }

    @Test
    void isMeasuredByWhatItRefuses() {
        accepted(13, "X-Forwarded-For", ADA);

        assertThat(server.refused("rate")).isEqualTo(3);
        assertThat(server.refused("token")).isZero();
    }

    @Test
    void isForPostsOnly() {
        accepted(10, "X-Forwarded-For", ADA);
        String patch = "{\"botParams\":{\"processed\":true}}";
        for (int i = 0; i < 30; i++) {
            assertThat(server.send("GET", "/api/comments", "", "X-Forwarded-For", ADA)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.send("PATCH", "/api/comments/old", patch, "X-Forwarded-For", ADA)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.send("DELETE", "/api/comments/old", "", "X-Forwarded-For", ADA)
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(postFor(ADA).statusCode()).isEqualTo(429);
    }

    @Test
    void isForEachAddressByItself() {
        accepted(10, "X-Forwarded-For", ADA);

        assertThat(accepted(20, "X-Forwarded-For", "192.0.2.2")).isEqualTo(10);
        assertThat(accepted(20, "X-Forwarded-For", "::ffff:192.0.2.1")).isZero();
    }

    @Test
    void isForAnIPv6NetworkOf64BitsAsOne() {
        assertThat(accepted(10, "X-Forwarded-For", "2001:db8::1")).isEqualTo(10);

        assertThat(postFor("2001:db8::2").statusCode()).isEqualTo(429);
        assertThat(postFor("2001:db8:0:1::2").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"the-bots-own-token, 30", "the-moderators-token, 30", "a-token-of-nobodys, 10"})
    void doesNotHoldForWhoShowsAToken(String token, int expected) {
        assertThat(accepted(30, "X-Forwarded-For", ADA, "Authorization", "Bearer " + token))
                .isEqualTo(expected);
    }

    @Test
    void holdsForWhoOnlyClaimsToBeExempt() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            statuses.add(post(
                            "{\"text\":\"Hello\",\"username\":\"AI\",\"botParams\":{\"processed\":false}}",
                            "X-Forwarded-For",
                            "127.0.0." + (i + 2) + ", " + ADA,
                            "X-Real-IP",
                            "127.0.0.1",
                            "Forwarded",
                            "for=127.0.0.1")
                    .statusCode());
        }
        assertThat(statuses.subList(0, 10)).containsOnly(200);
        assertThat(statuses.subList(10, 15)).containsOnly(429);
    }

    @Test
    void seesThroughAProxyThatAddsALineOfItsOwn() {
        int accepted = 0;
        for (int i = 0; i < 15; i++) {
            accepted += accepted(1, "X-Forwarded-For", "198.51.100." + i, "X-Forwarded-For", ADA);
        }
        assertThat(accepted).isEqualTo(10);
    }

    @Test
    void doesNotHoldForThisMachine() {
        assertThat(accepted(30)).isEqualTo(30);
    }

    @Test
    void holdsForEveryNetworkIfNoneIsExempt() {
        restart(List.of(), Optional.of(PostRate.DEFAULT), List.of());

        assertThat(accepted(30)).isEqualTo(10);
    }

    @Test
    void doesNotBelieveWhomNobodyTrusts() {
        restart(List.of(), Optional.of(PostRate.DEFAULT), List.of());
        int accepted = 0;
        for (int i = 0; i < 30; i++) {
            accepted += accepted(1, "X-Forwarded-For", "192.0.2." + i);
        }

        assertThat(accepted).isEqualTo(10);
    }

    @Test
    void doesNotHoldForOtherExemptNetworks() {
        restart(GuardedServer.PROXY, Optional.of(PostRate.DEFAULT), List.of(Network.parse("192.0.2.0/24")));

        assertThat(accepted(30, "X-Forwarded-For", ADA)).isEqualTo(30);
        assertThat(accepted(30, "X-Forwarded-For", "198.51.100.1")).isEqualTo(10);
    }

    @Test
    void mayBeAnother() {
        restart(List.of(), Optional.of(PostRate.parse("3/300")), List.of());

        assertThat(accepted(30)).isEqualTo(3);
        assertThat(post(GOOD).headers().firstValue("Retry-After")).contains("300");
    }

    @Test
    void mayBeOff() {
        restart(List.of(), Optional.empty(), List.of());

        assertThat(accepted(30)).isEqualTo(30);
    }
}
