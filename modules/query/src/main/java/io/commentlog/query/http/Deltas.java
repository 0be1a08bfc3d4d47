package io.commentlog.query.http;

import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.Delta;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.View;
import java.util.Optional;

/** The deltas of the current view, each made once: at the live edge all followers of a filter have the same cursor. */
final class Deltas {
    private record Key(Filter filter, Optional<Cursor> cursor, int limit) {}

    private final PerView<DeltaPage> made = new PerView<>(DeltaPage::bytes);

    DeltaPage since(View view, Filter filter, Optional<Cursor> cursor, int limit) {
        return made.get(
                view,
                new Key(filter, cursor, limit),
                () -> new DeltaPage(cursor.map(from -> Delta.since(view, filter, from, limit))
                        .orElseGet(() -> Delta.newest(view, filter, limit))));
    }
}
