package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.Served;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.Acknowledgements;
import io.commentlog.kit.guard.Token;
import io.commentlog.kit.guard.Tokens;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real server; the keepers never run, so what they are told stays undone. */
@Timeout(30)
final class ClaimEndpointsTest {
    private static final String BOT = "Bearer the-bots-own-token";
    private static final String MODERATOR = "Bearer the-moderators-token";
    private static final Tokens TOKENS =
            new Tokens(Optional.of(Token.of("the-bots-own-token")), Optional.of(Token.of("the-moderators-token")));
    private static final String LEASE = "{\"workerId\":\"w\",\"leaseId\":\"l\"}";

    private final Leases leases = new Leases();
    private final Acknowledgements acknowledgements = new Acknowledgements(() -> 0);
    private final Claims claims = new Claims(
            Keepers.claiming(leases),
            new PromptLog(event -> new LogPosition(0, 0), letter -> {}, acknowledgements),
            () -> {});
    private Optional<Served> server = Optional.empty();

    private void serve(Duration patience) {
        Routes routes = new Routes();
        new ClaimEndpoints(claims, ClaimEndpointsTest::refusal, patience).addTo(routes);
        server = Optional.of(new Served(routes));
    }

    private static Optional<Answer> refusal(Request request) {
        return switch (TOKENS.ask(Tokens.Right.BOT, request.header("Authorization"), false)) {
            case ALLOWED -> Optional.empty();
            case TOKEN_NEEDED -> Optional.of(Answer.error(401, "none"));
            case TOKEN_INSUFFICIENT, ONLY_HERE -> Optional.of(Answer.error(403, "another"));
        };
    }

    @AfterEach
    void close() {
        server.ifPresent(Served::close);
    }

    private HttpResponse<String> post(String what, String body, String... headers) {
        return server.orElseThrow().send("POST", "/api/queue/" + what, body, headers);
    }

    private Lease lease() {
        Lease lease = new Lease("l", "w", "c", 60, 0, 0, Keepers.idle());
        leases.put(lease);
        return lease;
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim-next", "renew", "complete", "release"})
    void areTheBotsWorkWhateverTheBodySays(String what) {
        serve(Duration.ofSeconds(15));
        lease();
        for (String body : new String[] {LEASE, "{", ""}) {
            assertThat(post(what, body).statusCode()).isEqualTo(401);
            assertThat(post(what, body, "Authorization", "Bearer a-token-of-nobodys")
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String token : new String[] {BOT, MODERATOR}) {
            assertThat(post(what, "{}", "Authorization", token).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"renew", "complete", "release"})
    void answerInTimeThoughNothingIsDone(String what) {
        serve(Duration.ofMillis(200));
        lease();
        HttpResponse<String> late = post(what, LEASE, "Authorization", BOT);
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body())
                .isEqualTo("{\"error\":\"The brokers did not answer in time: ask again, nothing is done twice\"}");
        assertThat(late.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void answerAtOnceWhileTheLogConfirmsNothing() {
        serve(Duration.ofMinutes(10));
        Lease lease = lease();
        acknowledgements.take();
        acknowledgements.failed();
        HttpResponse<String> away = post("complete", LEASE, "Authorization", BOT);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body())
                .isEqualTo("{\"error\":\"The log confirms nothing now: ask again, nothing is done twice\"}");
        assertThat(away.headers().firstValue("Retry-After")).contains("1");

        leases.end(lease, Optional.of(new Completed(Optional.of("reply:0-1"), new LogPosition(0, 2))));
        HttpResponse<String> known = post("complete", LEASE, "Authorization", BOT);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).isEqualTo("{\"success\":true,\"replyId\":\"reply:0-1\"}");
    }

    @ParameterizedTest
    @CsvSource({"claim-next, GET", "complete, PATCH"})
    void takeNothingButPosts(String what, String method) {
        serve(Duration.ofSeconds(15));
        assertThat(server.orElseThrow()
                        .send(method, "/api/queue/" + what, "", "Authorization", BOT)
                        .statusCode())
                .isEqualTo(405);
    }
}
