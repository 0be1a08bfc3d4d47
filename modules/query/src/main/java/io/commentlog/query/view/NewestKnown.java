package io.commentlog.query.view;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.RecentKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * For every filter, the newest living comment that readers must see, kept apart from the windows that they are answered from, so
 * that an answer with nothing in it can be held against it. It rather knows nothing than something that is not so. Written by
 * the replica's thread, read by all.
 *
 * <p>INVARIANT: what is removed is known no more before readers can see the view without it, and what has come is known only
 * once they can see the view that has it. So whoever reads the same key before it takes a view and after it has used it, used a
 * view that has the comment.
 */
public final class NewestKnown {
    /** Domains are strangers' words: with so many filters it begins anew. */
    private static final int MOST = 50_000;

    private final Map<Filter, RecentKey> newest = new ConcurrentHashMap<>();

    private NewestKnown() {}

    /** Of the newest comment that passes the filter, as far as it is known. */
    public Optional<RecentKey> newest(Filter filter) {
        return Optional.ofNullable(newest.get(filter));
    }

    /** Having learned what readers see first. */
    public static NewestKnown of(View view) {
        NewestKnown known = new NewestKnown();
        known.learnAll(view);
        return known;
    }

    /** To be told before readers see the next view. */
    public void before(View seen, View next) {
        if (next.knowsAllSince(seen.cursor())) {
            changed(seen, next, entry -> {
                if (entry.stored().deleted()) {
                    forget(entry.key());
                }
            });
        } else {
            newest.clear();
        }
    }

    /** To be told once readers see the next view. */
    public void after(View seen, View next) {
        if (next.knowsAllSince(seen.cursor())) {
            // By channel first: a batch has many comments of few channels.
            Map<Channel, RecentKey> newestOfEach = new HashMap<>();
            changed(seen, next, entry -> {
                if (!entry.stored().deleted()) {
                    newestOfEach.merge(entry.key().channel(), entry.key(), NewestKnown::newer);
                }
            });
            newestOfEach.values().forEach(this::learn);
        } else {
            learnAll(next);
        }
    }

    /** Also of events beyond the view's position: it shows what is told of them already. */
    private static void changed(View seen, View next, Consumer<Entry> action) {
        for (int partition = 0; partition < next.partitions(); partition++) {
            long from = seen.cursor().next().get(partition);
            next.changes().between(partition, from, Long.MAX_VALUE).forEachRemaining(action);
        }
    }

    private void learnAll(View view) {
        view.windows().values().stream()
                .filter(window -> window.held() > 0)
                .forEach(window -> learn(window.newestKey()));
    }

    private void forget(RecentKey key) {
        filters(key).forEach(filter -> newest.remove(filter, key));
    }

    private void learn(RecentKey key) {
        if (newest.size() >= MOST) {
            newest.clear();
        }
        for (Filter filter : filters(key)) {
            newest.merge(filter, key, NewestKnown::newer);
        }
    }

    private static RecentKey newer(RecentKey one, RecentKey other) {
        return other.compareTo(one) > 0 ? other : one;
    }

    private static List<Filter> filters(RecentKey key) {
        List<Filter> filters = new ArrayList<>(Filter.across(key.channel()));
        filters.add(Filter.of(key.channel()));
        return filters;
    }
}
