package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.query.CommentStore;
import io.commentlog.query.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ByIdEndpointsTest {
    private static final RecentKey OLD = Told.key(Told.HUMANS, 1, "old");
    private static final String PATH = "/api/comments/old";

    private final LiveView live = new LiveView();
    private final FakeStore store = new FakeStore();

    @AutoClose
    private final Node node = new Node(live, store);

    private final Wire client = node.client();

    @AfterEach
    void metNoBug() {
        assertThat(node.bugs()).isZero();
    }

    @Test
    void answerFromTheViewBeforeTheStore() {
        live.post(1, "old");
        store.owner = CompletableFuture.failedFuture(new NotNow("away", Duration.ofSeconds(1)));

        assertThat(client.get(PATH).status()).isEqualTo(200);
        assertThat(client.get(PATH).header("View-Source")).isEqualTo("live");
    }

    @Test
    void answerFromTheOwnerWhereTheViewHasNot() {
        live.post(2, "new");
        store.owner = found(Told.posted(OLD, 3));
        assertThat(client.get(PATH).text()).contains("\"id\":\"old\"");
        store.owner = found(Told.deleted(OLD, 3, 4));
        assertThat(client.get(PATH).status()).isEqualTo(410);
        store.owner = CompletableFuture.completedFuture(Optional.empty());
        store.standby = CompletableFuture.completedFuture(new StandbyComment(Told.posted(OLD, 3), 0));
        assertThat(client.get(PATH).status()).as("the owner knows").isEqualTo(404);
    }

    @Test
    void answerFromAStandbyWhileTheOwnerIsAwayAndSaySo() {
        store.standby = CompletableFuture.completedFuture(new StandbyComment(Told.posted(OLD, 3), 1));
        for (CompletionStage<Optional<StoredComment>> away : FakeStore.away()) {
            store.owner = away;
            Wire.Reply reply = client.get(PATH);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).contains("\"id\":\"old\"");
            assertThat(reply.header("View-Source")).isEqualTo("standby");
            assertThat(reply.header("Comment-Position")).isEqualTo("1:3");
            assertThat(reply.header("View-Behind")).isEmpty();
        }
    }

    @Test
    void sayThatAStandbyIsBehindThePositionAskedFor() {
        live.post(2, "new"); // the view itself has come to 0:0
        store.standby = CompletableFuture.completedFuture(new StandbyComment(Told.posted(OLD, 0), 0));
        assertThat(client.get(PATH + "?at-least=0:0").header("View-Behind")).isEmpty();
        live.post(3, "newer");
        Wire.Reply behind = client.get(PATH + "?at-least=0:1");
        assertThat(behind.header("View-Behind")).isEqualTo("true");
        assertThat(behind.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void takeAStandbysWordThatItIsDeleted() {
        store.standby = CompletableFuture.completedFuture(new StandbyComment(Told.deleted(OLD, 3, 4), 0));
        for (CompletionStage<Optional<StoredComment>> away : FakeStore.away()) {
            store.owner = away;
            assertThat(client.get(PATH).status()).isEqualTo(410);
        }
    }

    @Test
    void neverTakeAStandbysWordThatThereIsNone() {
        for (CompletionStage<Optional<StoredComment>> away : FakeStore.away()) {
            store.owner = away;
            assertThat(client.get(PATH).status()).isEqualTo(503);
        }
    }

    @Test
    void giveAnotherProcessNothingOfAStandby() {
        store.standby = CompletableFuture.completedFuture(new StandbyComment(Told.posted(OLD, 3), 1));
        assertThat(client.get(ByIdEndpoints.INTERNAL + "old").status()).isEqualTo(503);
    }

    private static CompletionStage<Optional<StoredComment>> found(StoredComment stored) {
        return CompletableFuture.completedFuture(Optional.of(stored));
    }

    /** An owner that is away and a standby that has nothing, until a test says otherwise. */
    private static final class FakeStore implements CommentStore {
        private volatile CompletionStage<Optional<StoredComment>> owner = refusing();
        private volatile CompletionStage<StandbyComment> standby =
                CompletableFuture.failedFuture(new NotNow("no standby", Duration.ofSeconds(1)));

        /** At once, and after a silence. */
        private static List<CompletionStage<Optional<StoredComment>>> away() {
            CompletableFuture<Optional<StoredComment>> silent = new CompletableFuture<>();
            return List.of(refusing(), silent.orTimeout(3, TimeUnit.SECONDS).exceptionallyCompose(late -> refusing()));
        }

        private static CompletionStage<Optional<StoredComment>> refusing() {
            return CompletableFuture.failedFuture(new NotNow("away", Duration.ofSeconds(1)));
        }

        @Override
        public CompletionStage<Optional<StoredComment>> find(String id) {
            return owner;
        }

        @Override
        public CompletionStage<StandbyComment> standby(String id) {
            return standby;
        }
    }
}
