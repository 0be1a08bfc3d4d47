package io.commentlog.node.wiring;

import io.commentlog.event.Rejection;
import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.commentlog.materialize.RemoteStore;
import io.commentlog.materialize.StoreReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How nodes ask each other for one comment of the store {@code comments}: both ends of the wire. */
final class StoreEndpoint implements RemoteStore {
    static final String PATH = "/internal/store/";

    static final String STANDBY_PATH = "/internal/standby/";

    /** Says that the asked node is believed to own the comment and must not ask on. */
    private static final String HERE = "here";

    private static final Duration LOOKUP = Duration.ofSeconds(6);

    private final StoredCommentClient client;

    StoreEndpoint(StoredCommentClient client) {
        this.client = client;
    }

    void addTo(Routes routes, StoreReader reader) {
        routes.get(PATH + "{id}", request -> answer(request, reader));
        routes.get(STANDBY_PATH + "{id}", request -> standby(request, reader));
    }

    private static Future<Answer> answer(Request request, StoreReader reader) {
        String id = request.pathParameter();
        CompletionStage<Optional<StoredComment>> found =
                request.query(HERE).isPresent() ? reader.findHere(id) : reader.find(id);
        return Future.fromCompletionStage(found, Vertx.currentContext())
                .map(stored ->
                        stored.map(StoreEndpoint::bytes).orElseThrow(() -> new Rejection(404, "Message not found")));
    }

    private static Future<Answer> standby(Request request, StoreReader reader) {
        return Future.fromCompletionStage(reader.standbyHere(request.pathParameter()), Vertx.currentContext())
                .map(found -> bytes(found.stored())
                        .with(StoredCommentClient.POSITION, found.position().toString()));
    }

    private static Answer bytes(StoredComment stored) {
        return Answer.of(200, "application/octet-stream", Buffer.buffer(stored.toBytes()));
    }

    @Override
    public CompletionStage<StandbyComment> standby(FoldMember member, String id) {
        return client.standby(member, STANDBY_PATH + StoredCommentClient.segment(id));
    }

    @Override
    public CompletionStage<Optional<StoredComment>> find(FoldMember member, String id) {
        String path = PATH + StoredCommentClient.segment(id) + "?" + HERE + "=1";
        return client.get(member, path, LOOKUP);
    }
}
