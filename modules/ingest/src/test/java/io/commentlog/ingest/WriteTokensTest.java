package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.Token;
import io.commentlog.kit.guard.Tokens;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WriteTokensTest {
    private static final String ELSEWHERE = "192.0.2.1";
    private static final String MARK = "{\"botParams\":{\"processed\":true}}";

    private GuardedServer server = new GuardedServer(GuardedServer.BEHIND_A_PROXY);

    @AfterEach
    void close() {
        server.close();
    }

    private void restart(Tokens tokens) {
        server.close();
        server = new GuardedServer(new AccessConfig(tokens, GuardedServer.PROXY, Optional.empty(), Network.LOOPBACK));
    }

    private HttpResponse<String> send(String write, String token) {
        return switch (token) {
            case "none" -> send(write, "X-Forwarded-For", ELSEWHERE);
            case "bot" -> send(write, "X-Forwarded-For", ELSEWHERE, "Authorization", GuardedServer.BOT);
            case "moderator" -> send(write, "X-Forwarded-For", ELSEWHERE, "Authorization", GuardedServer.MODERATOR);
            default -> send(write, "X-Forwarded-For", ELSEWHERE, "Authorization", token);
        };
    }

    private HttpResponse<String> send(String write, String... headers) {
        return switch (write) {
            case "human post" -> post("{\"text\":\"a\",\"botParams\":{\"processed\":false}}", headers);
            case "AI post" -> post("{\"text\":\"a\",\"message-type\":\"AI\"}", headers);
            case "handled post" -> post("{\"text\":\"a\",\"botParams\":{\"processed\":true}}", headers);
            case "replayed AI post" -> post("{\"id\":\"old\",\"text\":\"a\",\"message-type\":\"AI\"}", headers);
            case "invalid AI post" -> post("{\"message-type\":\"AI\"}", headers);
            case "patch" -> server.send("PATCH", "/api/comments/old", MARK, headers);
            case "patch of nothing" -> server.send("PATCH", "/api/comments/new", MARK, headers);
            case "malformed patch" -> server.send("PATCH", "/api/comments/old", "{", headers);
            case "delete" -> server.send("DELETE", "/api/comments/old", "", headers);
            default -> server.send("DELETE", "/api/comments/new", "", headers);
        };
    }

    private HttpResponse<String> post(String body, String... headers) {
        return server.send("POST", "/api/comments", body, headers);
    }

    @ParameterizedTest(name = "{0} with the token {1} is answered {2}")
    @CsvSource({
        "human post, none, 200",
        "human post, Bearer a-token-of-nobodys, 200",
        "human post, Basic YWRhOmFkYQ==, 200",
        "AI post, none, 401",
        "AI post, Bearer a-token-of-nobodys, 403",
        "AI post, Basic YWRhOmFkYQ==, 401",
        "AI post, bot, 200",
        "AI post, moderator, 200",
        "handled post, none, 401",
        "handled post, bot, 200",
        "replayed AI post, none, 401",
        "replayed AI post, bot, 200",
        "invalid AI post, none, 400",
        "patch, none, 401",
        "patch, Bearer a-token-of-nobodys, 403",
        "patch, bot, 200",
        "patch, moderator, 200",
        "patch of nothing, none, 401",
        "patch of nothing, bot, 404",
        "malformed patch, none, 401",
        "malformed patch, bot, 400",
        "delete, none, 401",
        "delete, bot, 403",
        "delete, moderator, 200",
        "delete of nothing, none, 401",
        "delete of nothing, moderator, 404",
    })
    void areAskedForWhatIsNotEverybodys(String write, String token, int status) {
        HttpResponse<String> answer = send(write, token);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .isEqualTo(status == 401 ? Optional.of("Bearer") : Optional.empty());
        assertThat(server.refused("token")).isEqualTo(status == 401 || status == 403 ? 1 : 0);
        assertThat(server.refused("rate")).isZero();
        boolean writes = status == 200 && !write.startsWith("replayed");
        assertThat(server.appended()).isEqualTo(writes ? 1 : 0);
    }

    @Test
    void areNamedInTheAnswer() {
        assertThat(send("patch", "none").body())
                .isEqualTo("{\"error\":\"This needs the bot's token, as Authorization: Bearer\"}");
        assertThat(send("patch", "Bearer wrong").body()).isEqualTo("{\"error\":\"This needs the bot's token\"}");
        assertThat(send("delete", "none").body())
                .isEqualTo("{\"error\":\"This needs the moderator's token, as Authorization: Bearer\"}");
        assertThat(send("delete", "bot").body()).isEqualTo("{\"error\":\"This needs the moderator's token\"}");
    }

    @Test
    void areAskedForOnThisMachineToo() {
        assertThat(send("patch").statusCode()).isEqualTo(401);
        assertThat(send("delete").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"AI post", "handled post", "patch", "delete"})
    void areNotNeededOnThisMachineIfThereAreNone(String write) {
        restart(Tokens.NONE);

        assertThat(send(write).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"AI post, bot", "handled post, bot", "patch, bot", "delete, moderator"})
    void areMissedElsewhereIfThereAreNone(String write, String whose) {
        restart(Tokens.NONE);

        HttpResponse<String> answer = send(write, "none");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"No " + whose
                        + "'s token is set, so this is allowed only from the server's own machine\"}");
        assertThat(send("human post", "none").statusCode()).isEqualTo(200);
    }

    @Test
    void guardEachForItself() {
        restart(new Tokens(Optional.of(Token.of("the-bots-own-token")), Optional.empty()));

        assertThat(send("patch").statusCode()).isEqualTo(401);
        assertThat(send("patch", "bot").statusCode()).isEqualTo(200);
        assertThat(send("delete").statusCode()).isEqualTo(200);
        assertThat(send("delete", "bot").statusCode()).isEqualTo(403);
    }
}
