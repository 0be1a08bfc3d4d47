package io.commentlog.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Rejection;
import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StoredCommentClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LITTLE = Duration.ofMillis(200);

    private final Nodes nodes = new Nodes();
    private final StoredCommentClient client = nodes.client();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void givesTheCommentThatTheNodeHas() throws Exception {
        StoredComment stored = Nodes.stored("a");
        Answer answer = Answer.of(200, "application/octet-stream", Buffer.buffer(stored.toBytes()));
        assertThat(Nodes.value(get(request -> Future.succeededFuture(answer)))).contains(stored);
    }

    @Test
    void givesADeletionToo() throws Exception {
        StoredComment deleted = Nodes.stored("a").deletedAt(9);
        Answer answer = Answer.of(200, "application/octet-stream", Buffer.buffer(deleted.toBytes()));
        assertThat(Nodes.value(get(request -> Future.succeededFuture(answer)))).contains(deleted);
    }

    @Test
    void givesNothingOnlyWhereTheNodeSaysThatThereIsNoSuchComment() throws Exception {
        assertThat(Nodes.value(get(request -> Future.failedFuture(new Rejection(404, "Message not found")))))
                .isEmpty();
    }

    @Test
    void takesA404OfANodeWithoutThePathForNoAnswer() {
        int other = nodes.start(new Routes());
        assertNotNow(client.get(member(other), "/a", PATIENCE));
    }

    @Test
    void failsWithNotNowWhereTheNodeCannotTell() {
        assertNotNow(get(request -> Future.failedFuture(new NotNow("loading", Duration.ZERO))));
        assertNotNow(get(request -> Future.failedFuture(Rejection.invalid("what?"))));
        assertNotNow(get(request -> Future.succeededFuture(Answer.json(200, "{}"))));
        assertNotNow(client.get(member(nodes.gone()), "/a", PATIENCE));
        assertNotNow(client.get(new FoldMember("no.such.host.invalid", 80), "/a", PATIENCE));
    }

    @Test
    void followsNoRedirect() {
        Answer stored = Answer.of(
                200, "application/octet-stream", Buffer.buffer(Nodes.stored("a").toBytes()));
        int node = nodes.start(new Routes()
                .get("/a", request -> Future.succeededFuture(Answer.empty(302).with("Location", "/b")))
                .get("/b", request -> Future.succeededFuture(stored)));
        assertNotNow(client.get(member(node), "/a", PATIENCE));
    }

    @Test
    void failsWithNotNowWhereNoAnswerComesInTime() {
        Promise<Answer> never = Promise.promise();
        assertNotNow(client.get(member(start(request -> never.future())), "/a", LITTLE));
    }

    @Test
    void failsWithNotNowWhereAnAnswerStopsInTheMiddle() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletionStage<Optional<StoredComment>> asked =
                    client.get(member(server.getLocalPort()), "/a", Duration.ofSeconds(1));
            try (Socket connection = server.accept()) {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
                                .getBytes(StandardCharsets.US_ASCII));
                assertNotNow(asked);
            }
        }
    }

    @Test
    void tellsWhetherAPositionIsApplied() throws Exception {
        assertThat(applied(Answer.json(200, "{}"))).isTrue();
        assertThat(applied(Answer.json(200, "{}").with("View-Behind", "true"))).isFalse();
        assertThat(applied(Answer.error(503, "loading"))).isFalse();
        assertThat(Nodes.value(client.isApplied(Nodes.url(nodes.gone()), "/", PATIENCE)))
                .isFalse();
    }

    @Test
    void asksForManyCommentsAtTheSameTime() throws Exception {
        int many = 100;
        List<Promise<Answer>> waiting = new ArrayList<>();
        int port = start(
                request -> { // on the node's one event loop
                    Promise<Answer> answer = Promise.promise();
                    waiting.add(answer);
                    if (waiting.size() == many) {
                        waiting.forEach(each -> each.complete(Answer.error(404, "Message not found")));
                    }
                    return answer.future();
                });
        List<CompletionStage<Optional<StoredComment>>> asked = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            asked.add(client.get(member(port), "/a", PATIENCE));
        }
        for (CompletionStage<Optional<StoredComment>> answer : asked) {
            assertThat(Nodes.value(answer)).isEmpty();
        }
    }

    @Test
    void writesAnyIdAsOneSegment() {
        assertThat(StoredCommentClient.segment("reply:1-2_a.b")).isEqualTo("reply%3A1-2_a.b");
        assertThat(StoredCommentClient.segment("a b/c?d+e")).isEqualTo("a%20b%2Fc%3Fd%2Be");
    }

    private boolean applied(Answer answer) throws Exception {
        int port = start(request -> Future.succeededFuture(answer));
        return Nodes.value(client.isApplied(Nodes.url(port), "/a", PATIENCE));
    }

    private CompletionStage<Optional<StoredComment>> get(Endpoint endpoint) {
        return client.get(member(start(endpoint)), "/a", PATIENCE);
    }

    private int start(Endpoint endpoint) {
        return nodes.start(new Routes().get("/a", endpoint));
    }

    private static void assertNotNow(CompletionStage<Optional<StoredComment>> stage) {
        assertThatThrownBy(() -> Nodes.value(stage))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NotNow.class);
    }

    private static FoldMember member(int port) {
        return new FoldMember("127.0.0.1", port);
    }
}
