package io.commentlog.query.replica;

import io.commentlog.query.Told;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.Update;
import io.commentlog.query.view.View;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was given, and what readers saw at that moment. */
final class KeptViews implements Keeper {
    private final PublishedView published;
    private final List<String> lines = new ArrayList<>();

    KeptViews(PublishedView published) {
        this.published = published;
    }

    @Override
    public void keepAll(View view, List<Long> offsets) {
        lines.add("all " + ids(view) + " to " + offsets + ", seen " + ids(published.current()));
    }

    @Override
    public void keep(View view, List<Long> offsets, List<Update> batch) {
        lines.add(batch.size() + " to " + offsets + " of " + ids(view) + ", seen " + ids(published.current()));
    }

    List<String> lines() {
        return lines;
    }

    private static List<String> ids(View view) {
        return Told.ids(view.window(Filter.ANY));
    }
}
