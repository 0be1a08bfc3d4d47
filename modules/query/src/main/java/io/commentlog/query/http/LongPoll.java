package io.commentlog.query.http;

import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.View;
import io.vertx.core.Promise;
import java.util.Optional;

/** A poll by cursor that is held until there is something for it. Owned by its event loop. */
final class LongPoll implements Followers.Follower {
    private final Deltas deltas;
    private final ReadQuery query;
    private final Promise<DeltaPage> answer = Promise.promise();
    private Cursor cursor;
    private Optional<DeltaPage> newest = Optional.empty();

    LongPoll(Deltas deltas, ReadQuery query, Cursor cursor) {
        this.deltas = deltas;
        this.query = query;
        this.cursor = cursor;
    }

    @Override
    public boolean look(View view) {
        DeltaPage page = deltas.since(view, query.filter(), Optional.of(cursor), query.limit());
        newest = Optional.of(page);
        if (page.delta().isEmpty()) {
            cursor = page.delta().cursor(); // nothing for this filter up to there
            return true;
        }
        answer.tryComplete(page);
        return false;
    }

    /** Held long enough, or the node is leaving: it gets what there is, which is nothing but a newer cursor. */
    @Override
    public void end() {
        newest.ifPresent(answer::tryComplete);
    }

    @Override
    public void fail(RuntimeException cause) {
        answer.tryFail(cause);
    }

    Promise<DeltaPage> answer() {
        return answer;
    }
}
