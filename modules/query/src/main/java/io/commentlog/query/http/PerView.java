package io.commentlog.query.http;

import io.commentlog.query.view.View;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What was made of one view, so that it is made about once however many ask for it; it goes with its view. Bounded in
 * number and in bytes: what there is no room for is made again. Safe for all threads.
 */
final class PerView<T> {
    private static final int MOST = 256;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private record Made<T>(View view, Map<Object, T> things, AtomicLong bytes) {}

    private final ToLongFunction<T> bytes;

    private volatile Optional<Made<T>> current = Optional.empty();

    /**
     * @param bytes about what a thing keeps in memory, its parts that are made later too
     */
    PerView(ToLongFunction<T> bytes) {
        this.bytes = bytes;
    }

    /**
     * @param key what the thing depends on beside the view
     */
    T get(View view, Object key, Supplier<T> make) {
        Made<T> made = of(view);
        T known = made.things().get(key);
        if (known != null) {
            return known;
        }
        T thing = make.get();
        long size = bytes.applyAsLong(thing);
        if (made.things().size() >= MOST) {
            return thing;
        }
        if (made.bytes().addAndGet(size) <= MOST_BYTES) {
            made.things().put(key, thing);
        } else {
            made.bytes().addAndGet(-size);
        }
        return thing;
    }

    private Made<T> of(View view) {
        Optional<Made<T>> known = current;
        if (known.isPresent() && known.get().view() == view) {
            return known.get();
        }
        Made<T> fresh = new Made<>(view, new ConcurrentHashMap<>(), new AtomicLong());
        current = Optional.of(fresh);
        return fresh;
    }
}
