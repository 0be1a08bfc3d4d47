package io.commentlog.query.http;

import io.commentlog.query.view.View;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was made of one view, so that it is made once however many ask for it; it goes with its view. Bounded; safe for all
 * threads.
 */
final class PerView<T> {
    private static final int MOST = 256;

    private record Made<T>(View view, Map<Object, T> things) {}

    private volatile Optional<Made<T>> current = Optional.empty();

    /**
     * @param key what the thing depends on beside the view
     */
    T get(View view, Object key, Supplier<T> make) {
        Map<Object, T> things = of(view).things();
        T known = things.get(key);
        if (known != null) {
            return known;
        }
        T made = make.get();
        if (things.size() < MOST) {
            things.put(key, made);
        }
        return made;
    }

    private Made<T> of(View view) {
        Optional<Made<T>> known = current;
        if (known.isPresent() && known.get().view() == view) {
            return known.get();
        }
        Made<T> fresh = new Made<>(view, new ConcurrentHashMap<>());
        current = Optional.of(fresh);
        return fresh;
    }
}
