package io.commentlog.system.fault;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What Commentlog replaces: a worker over a key-value store in which each operation takes 5 ms, with one key that caches
 * the recent comments. Every request reads and writes that key as if it were alone. On simulated time.
 */
final class OriginalCache {
    private static final long OPERATION = 5_000_000;

    /** What a PATCH does to the cache. */
    enum Strategy {
        /** It is deleted; the next poll that misses it lists and reads all comments and writes it again. */
        DELETE_ON_PATCH,
        /** It is read, changed and written back. */
        READ_MODIFY_WRITE
    }

    private final SimulatedTime time;
    private final Strategy strategy;
    /** Whether it is marked, by comment. */
    private final SortedMap<Integer, Boolean> comments = new TreeMap<>();

    private Optional<SortedSet<Integer>> cache = Optional.empty();

    OriginalCache(SimulatedTime time, Strategy strategy) {
        this.time = time;
        this.strategy = strategy;
    }

    /** Stores the comment under its own key, then adds it to what the cache holds. */
    void post(int number, Runnable answer) {
        operation(() -> {
            comments.put(number, false);
            operation(() -> {
                SortedSet<Integer> read = new TreeSet<>(cache.orElseGet(TreeSet::new));
                read.add(Fact.posted(number));
                write(read, answer);
            });
        });
    }

    void patch(int number, Runnable answer) {
        operation(() -> operation(() -> {
            comments.put(number, true);
            if (strategy == Strategy.DELETE_ON_PATCH) {
                operation(() -> {
                    cache = Optional.empty();
                    answer.run();
                });
            } else {
                operation(() -> {
                    SortedSet<Integer> read = new TreeSet<>(cache.orElseGet(TreeSet::new));
                    if (read.contains(Fact.posted(number))) {
                        read.add(Fact.marked(number));
                    }
                    write(read, answer);
                });
            }
        }));
    }

    /** Answers from the cache, or from a list of all keys that are then read, six at a time, and cached. */
    void poll(Consumer<SortedSet<Integer>> answer) {
        operation(() -> {
            if (cache.isPresent()) {
                answer.accept(cache.get());
                return;
            }
            operation(() -> {
                SortedMap<Integer, Boolean> listed = new TreeMap<>(comments);
                time.after(OPERATION * ((listed.size() + 5) / 6), () -> {
                    SortedSet<Integer> built = new TreeSet<>();
                    listed.keySet().forEach(number -> {
                        built.add(Fact.posted(number));
                        if (comments.get(number)) {
                            built.add(Fact.marked(number));
                        }
                    });
                    write(built, () -> answer.accept(built));
                });
            });
        });
    }

    private void write(SortedSet<Integer> whole, Runnable then) {
        operation(() -> {
            cache = Optional.of(whole);
            then.run();
        });
    }

    private void operation(Runnable then) {
        time.about(OPERATION, then);
    }
}
