package io.commentlog.node.wiring;

import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.ingest.CommentView;
import io.commentlog.kit.NotNow;
import io.commentlog.query.http.ByIdEndpoints;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** The view of other nodes, for writers and bots in a process that has none. A node that fails gives way to the next. */
final class QueryNodesView implements CommentView, CommentLookup {
    private static final Duration LOOKUP = Duration.ofSeconds(6);
    /** What a query node waits for {@code at-least}, and a little for the way. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(2_500);

    private final StoredCommentClient client;
    private final List<URI> nodes;
    private final AtomicInteger preferred = new AtomicInteger();

    QueryNodesView(StoredCommentClient client, List<URI> nodes) {
        this.client = client;
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public Optional<StoredComment> peek(String id) {
        return Optional.empty(); // it is a network away
    }

    @Override
    public CompletionStage<Optional<StoredComment>> find(String id) {
        return find(ByIdEndpoints.INTERNAL + StoredCommentClient.segment(id), preferred.get(), nodes.size());
    }

    @Override
    public Optional<StoredComment> find(String id, LogPosition atLeast) throws InterruptedException {
        String path = ByIdEndpoints.INTERNAL + StoredCommentClient.segment(id) + "?at-least=" + atLeast;
        return Awaited.value(find(path, preferred.get(), nodes.size()));
    }

    private CompletionStage<Optional<StoredComment>> find(String path, int asked, int tries) {
        URI node = node(asked);
        return client.get(node, path, LOOKUP).exceptionallyCompose(failure -> {
            giveWay(asked);
            if (tries > 1) {
                return find(path, asked + 1, tries - 1);
            }
            return CompletableFuture.failedStage(new NotNow("No query node answers", Duration.ofSeconds(1)));
        });
    }

    @Override
    public CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience) {
        int asked = preferred.get();
        URI node = node(asked);
        String path = "/api/comments?limit=0&at-least=" + position;
        Duration wait = patience.compareTo(LONGEST_WAIT) < 0 ? patience : LONGEST_WAIT;
        return client.isApplied(node, path, wait).thenApply(applied -> {
            if (!applied) {
                giveWay(asked);
            }
            return applied;
        });
    }

    /** Of many that find the same node wanting at the same time, only one moves on. */
    private void giveWay(int asked) {
        preferred.compareAndSet(asked, asked + 1);
    }

    private URI node(int asked) {
        return nodes.get(Math.floorMod(asked, nodes.size()));
    }
}
