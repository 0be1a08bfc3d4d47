package io.commentlog.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class QueryNodesViewTest {
    private static final LogPosition POSITION = new LogPosition(3, 42);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Nodes nodes = new Nodes();
    /** Which nodes were asked, in order. */
    private final List<String> asked = new CopyOnWriteArrayList<>();
    /** Nodes whose view is behind every position. */
    private final Set<String> behind = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void asksANodeForTheComment() throws Exception {
        QueryNodesView view = view(node("one"));
        assertThat(Nodes.value(view.find("known:1"))).contains(Nodes.stored("known:1"));
        assertThat(Nodes.value(view.find("other"))).isEmpty();
        assertThat(view.find("known:1", POSITION)).contains(Nodes.stored("known:1"));
        assertThat(asked).containsExactly("one known:1", "one other", "one known:1 at 3:42");
    }

    @Test
    void asksTheNextWhereOneIsGoneAndStaysWithIt() throws Exception {
        QueryNodesView view = view(nodes.gone(), node("two"));
        assertThat(Nodes.value(view.find("known:1"))).isPresent();
        assertThat(Nodes.value(view.find("other"))).isEmpty();
        assertThat(Nodes.value(view.whenApplied(POSITION, PATIENCE))).isTrue();
        assertThat(asked).containsExactly("two known:1", "two other", "two at 3:42");
    }

    @Test
    void asksTheNextWhereOneIsBehind() throws Exception {
        QueryNodesView view = view(node("one"), node("two"));
        behind.add("one");
        assertThat(view.find("known:1", POSITION)).isPresent();
        assertThat(asked).containsExactly("one known:1 at 3:42", "two known:1 at 3:42");
    }

    @Test
    void goesOnOnceHoweverManyFindTheSameNodeGone() throws Exception {
        QueryNodesView view = view(nodes.gone(), node("two"), nodes.gone());
        var first = view.find("a");
        var second = view.find("b");
        Nodes.value(first);
        Nodes.value(second);
        asked.clear();
        assertThat(Nodes.value(view.whenApplied(POSITION, PATIENCE))).isTrue();
        assertThat(asked).containsExactly("two at 3:42");
    }

    @Test
    void saysNotNowOnceEveryNodeWasAsked() {
        QueryNodesView view = view(nodes.gone(), nodes.gone());
        assertThatThrownBy(() -> Nodes.value(view.find("a")))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NotNow.class)
                .hasMessageContaining("No query node answers");
        assertThatThrownBy(() -> view.find("a", POSITION)).isInstanceOf(NotNow.class);
    }

    @Test
    void saysThatAPositionIsNotAppliedAndAsksAnotherNextTime() throws Exception {
        QueryNodesView view = view(node("one"), node("two"));
        behind.add("one");
        assertThat(Nodes.value(view.whenApplied(POSITION, PATIENCE))).isFalse();
        assertThat(Nodes.value(view.whenApplied(POSITION, PATIENCE))).isTrue();
        assertThat(asked).containsExactly("one at 3:42", "two at 3:42");
    }

    @Test
    void hasNothingAtHand() {
        assertThat(view(node("one")).peek("known:1")).isEmpty();
        assertThat(asked).isEmpty();
    }

    private QueryNodesView view(int... ports) {
        return new QueryNodesView(
                nodes.client(), Arrays.stream(ports).mapToObj(Nodes::url).toList());
    }

    /** A node that knows the comment {@code known:1}, as its paths are in the module query. */
    private int node(String name) {
        return nodes.start(new Routes()
                .get("/internal/comments/{id}", request -> {
                    String position =
                            request.query("at-least").map(at -> " at " + at).orElse("");
                    asked.add(name + " " + request.pathParameter() + position);
                    if (behind.contains(name)) {
                        throw new NotNow("The view is behind the position", Duration.ofSeconds(1));
                    }
                    if (!request.pathParameter().equals("known:1")) {
                        throw new Rejection(404, "Message not found");
                    }
                    Buffer body = Buffer.buffer(Nodes.stored("known:1").toBytes());
                    return Future.succeededFuture(Answer.of(200, "application/octet-stream", body));
                })
                .get("/api/comments", request -> {
                    asked.add(name + " at " + request.query("at-least").orElse("none"));
                    Answer answer = Answer.json(200, "{}");
                    return Future.succeededFuture(behind.contains(name) ? answer.with("View-Behind", "true") : answer);
                }));
    }
}
