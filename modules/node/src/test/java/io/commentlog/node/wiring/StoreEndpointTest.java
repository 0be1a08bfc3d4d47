package io.commentlog.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Rejection;
import io.commentlog.event.view.FoldMember;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The asking end; the answering end is what a store of Kafka Streams says. */
@Timeout(30)
final class StoreEndpointTest {
    private final Nodes nodes = new Nodes();
    private final StoreEndpoint endpoint = new StoreEndpoint(nodes.client());
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void asksTheMemberForWhatItHasItself() throws Exception {
        FoldMember member = new FoldMember("127.0.0.1", owner());
        assertThat(Nodes.value(endpoint.find(member, "known:1"))).contains(Nodes.stored("known:1"));
        assertThat(Nodes.value(endpoint.find(member, "a/b c"))).isEmpty();
        assertThat(asked).containsExactly("known:1 here", "a/b c here");
    }

    @Test
    void failsWithNotNowWhereTheMemberIsGone() {
        FoldMember member = new FoldMember("127.0.0.1", nodes.gone());
        assertThatThrownBy(() -> Nodes.value(endpoint.find(member, "a"))).hasCauseInstanceOf(NotNow.class);
    }

    private int owner() {
        return nodes.start(new Routes().get("/internal/store/{id}", request -> {
            asked.add(request.pathParameter() + (request.query("here").isPresent() ? " here" : ""));
            if (!request.pathParameter().equals("known:1")) {
                throw new Rejection(404, "Message not found");
            }
            Buffer body = Buffer.buffer(Nodes.stored("known:1").toBytes());
            return Future.succeededFuture(Answer.of(200, "application/octet-stream", body));
        }));
    }
}
