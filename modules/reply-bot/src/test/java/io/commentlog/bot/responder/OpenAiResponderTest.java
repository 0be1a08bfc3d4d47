package io.commentlog.bot.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.commentlog.bot.answer.Comments;
import io.commentlog.bot.config.Answering;
import io.commentlog.bot.config.ApiKey;
import io.commentlog.bot.config.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OpenAiResponderTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answers(int status, String body, String... header) {
        server.createContext("/v1/chat/completions", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private String reply(Duration limit) throws ResponderFailed, InterruptedException {
        Answering.OpenAi model = new Answering.OpenAi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                "m",
                new Prompt("Be kind.", Prompt.CONTEXT_THEN_TEXT),
                Optional.of(new ApiKey("sk")),
                OptionalDouble.of(0.5),
                OptionalInt.of(9),
                List.of("X"));
        return new Responders(InstantSource.system()).of(model).reply(Comments.waiting("q"), limit);
    }

    private String reply() throws ResponderFailed, InterruptedException {
        return reply(Duration.ofSeconds(20));
    }

    @Test
    void asksAsTheServersOfThisKindAreAsked() throws Exception {
        answers(200, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"}}]}");
        assertThat(reply()).isEqualTo("Hello");
        assertThat(asked)
                .hasValue("Bearer sk {\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                        + "{\"role\":\"user\",\"content\":\"ann: what is this?\"}],\"temperature\":0.5,"
                        + "\"max_tokens\":9,\"stop\":[\"X\"],\"stream\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "404, REFUSED",
        "408, SERVER_ERROR",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "302, GARBAGE",
        "204, GARBAGE"
    })
    void knowsWhatAStatusSays(int status, FailureReason reason) {
        answers(status, "");
        assertThatThrownBy(this::reply)
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Or a server could have others asked, with its key. */
    @Test
    void followsNoRedirect() {
        answers(302, "", "Location", "/elsewhere");
        server.createContext("/elsewhere", exchange -> {
            asked.set("elsewhere");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        assertThatThrownBy(this::reply).isInstanceOf(ResponderFailed.class);
        assertThat(asked.get()).startsWith("Bearer sk ");
    }

    @Test
    void saysThatTheCredentialsAreRefusedWithoutTellingThem() {
        answers(401, "");
        assertThatThrownBy(this::reply)
                .hasMessage("The model server refuses the credentials of this entity: it answered 401");
        assertThat(FailureReason.UNAUTHORIZED.ofTheServer())
                .as("the circuit opens")
                .isTrue();
        assertThat(FailureReason.UNAUTHORIZED.permanent())
                .as("no comment is given up for it")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":null}}]}", "hello"})
    void takesNothingElseForACompletion(String body) {
        answers(200, body);
        assertThatThrownBy(this::reply)
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.GARBAGE));
    }

    /** A process that ended for it would end again, with whoever gets the question next. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: many", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked"})
    void takesAHeadThatCannotBeReadForGarbage(String header) throws IOException {
        server.stop(0);
        try (ServerSocket socket =
                new ServerSocket(server.getAddress().getPort(), 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> answerRaw(socket, "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\nmany\r\n"));
            assertThatThrownBy(this::reply)
                    .isInstanceOfSatisfying(
                            ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.GARBAGE));
        }
    }

    private static void answerRaw(ServerSocket socket, String answer) {
        try (Socket connection = socket.accept()) {
            int asked = connection.getInputStream().read(new byte[8192]);
            assertThat(asked).isPositive();
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsHowLongTheServerWantsAPause() {
        answers(429, "", "Retry-After", "17");
        assertThatThrownBy(this::reply)
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void readsNoEndlessAnswer() {
        answers(200, "x".repeat(1024 * 1024 + 1));
        assertThatThrownBy(this::reply)
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.GARBAGE));
    }

    @Test
    void givesUpAtTheDeadlineThoughTheHeadersHaveCome() {
        server.createContext("/v1/chat/completions", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        assertThatThrownBy(() -> reply(Duration.ofMillis(500)))
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMEOUT));
    }

    @Test
    void isUnreachableWhereNobodyListens() {
        server.stop(0);
        assertThatThrownBy(this::reply)
                .isInstanceOfSatisfying(
                        ResponderFailed.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.UNREACHABLE));
    }
}
