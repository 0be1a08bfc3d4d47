package io.commentlog.system.fault;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The load that the original had, on simulated time: six workers that each post a reply and mark a comment again and again,
 * and four pollers.
 *
 * @param polls all
 * @param blank those with fewer comments than were acknowledged when they began
 * @param posts acknowledged
 * @param neverShown of those, to no poll until the end
 */
record OriginalRun(OriginalCache.Strategy strategy, int polls, int blank, int posts, int neverShown) {
    private static final long SECOND = 1_000_000_000;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final int WORKERS = 6;
    private static final int POLLERS = 4;

    static OriginalRun of(OriginalCache.Strategy strategy, long seed) {
        SimulatedTime time = new SimulatedTime(seed);
        OriginalCache cache = new OriginalCache(time, strategy);
        Load load = new Load(time, cache);
        for (int worker = 0; worker < WORKERS; worker++) {
            load.work();
        }
        for (int poller = 0; poller < POLLERS; poller++) {
            load.poll(poller);
        }
        time.runUntil(LENGTH.toNanos());
        List<Poll> polls = load.history.polls();
        Promises promises = Promises.of(load.history.writes());
        BitSet everShown = new BitSet();
        polls.forEach(poll -> everShown.or(poll.shown()));
        int blank = (int) polls.stream()
                .filter(poll -> promises.posts().stream()
                        .anyMatch(number -> promises.acknowledgedAt(number) < poll.start()
                                && !poll.shown().get(Fact.posted(number))))
                .count();
        // What was acknowledged in the last seconds may not have been asked for since.
        List<Integer> old = promises.posts().stream()
                .filter(number -> promises.acknowledgedAt(number) < LENGTH.toNanos() - 5 * SECOND)
                .toList();
        int never = (int) old.stream()
                .filter(number -> !everShown.get(Fact.posted(number)))
                .count();
        return new OriginalRun(strategy, polls.size(), blank, old.size(), never);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %d | %.1f %% |",
                strategy == OriginalCache.Strategy.DELETE_ON_PATCH
                        ? "delete on PATCH"
                        : "read, modify and write in place",
                polls,
                100.0 * blank / polls,
                posts,
                100.0 * neverShown / posts);
    }

    private static final class Load {
        private static final long THINK = SECOND / 4;
        private static final long EVERY = SECOND / 10;

        private final SimulatedTime time;
        private final OriginalCache cache;
        private final History history = new History();
        private int numbers;

        Load(SimulatedTime time, OriginalCache cache) {
            this.time = time;
            this.cache = cache;
        }

        void work() {
            time.about(THINK, () -> {
                int number = numbers++;
                long posting = time.now();
                cache.post(number, () -> {
                    history.add(new Write(Write.Kind.POST, number, posting, time.now(), 200));
                    long marking = time.now();
                    cache.patch(number, () -> {
                        history.add(new Write(Write.Kind.MARK, number, marking, time.now(), 200));
                        work();
                    });
                });
            });
        }

        void poll(int client) {
            long start = time.now();
            cache.poll(facts -> {
                BitSet shown = new BitSet();
                facts.forEach(shown::set);
                history.add(new Poll(client, start, time.now(), 200, "cache", shown, 0));
                time.about(EVERY, () -> poll(client));
            });
        }
    }
}
