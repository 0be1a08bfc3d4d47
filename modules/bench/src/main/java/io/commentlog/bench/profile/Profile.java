package io.commentlog.bench.profile;

import io.commentlog.bench.profile.Recorded.Allocation;
import io.commentlog.bench.profile.Recorded.ProcessLoad;
import io.commentlog.bench.profile.Recorded.Sample;
import io.commentlog.bench.profile.Recorded.ThreadLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a node spent on the requests that it answered while it was recorded. Pure.
 *
 * @param threads those kinds that were seen, in the order of {@link ThreadKind}
 * @param methods by samples in which they were at the top
 * @param ours by samples in which they were the nearest of ours to the top
 * @param classes by bytes that were allocated
 * @param allocators by bytes, the nearest of ours to the allocation
 * @param process what the node took of all cores
 * @param machine what everybody took of them
 */
public record Profile(
        long requests,
        Duration length,
        Map<ThreadKind, Use> threads,
        Ranking methods,
        Ranking ours,
        Ranking classes,
        Ranking allocators,
        List<Duration> pauses,
        double process,
        double machine) {
    private static final String NOWHERE = "?";

    /**
     * What the threads of a kind took.
     *
     * @param samples in Java code
     * @param user of all cores
     * @param system of all cores, inside the operating system
     */
    record Use(long samples, double user, double system) {
        Use and(Use other) {
            return new Use(samples + other.samples, user + other.user, system + other.system);
        }
    }

    static Profile of(Recorded recorded, long requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("A profile is of requests");
        }
        List<Allocation> allocations = sinceTheFirst(recorded.allocations());
        return new Profile(
                requests,
                recorded.length(),
                threads(recorded),
                Ranking.of(recorded.samples(), Profile::top, sample -> 1),
                Ranking.of(recorded.samples(), sample -> ours(sample.thread(), sample.stack()), sample -> 1),
                Ranking.of(
                        allocations,
                        allocation -> new Frame(ClassName.readable(allocation.type()), "").type(),
                        Allocation::bytes),
                Ranking.of(allocations, each -> ours(each.thread(), each.stack()), Allocation::bytes),
                recorded.pauses(),
                average(recorded.loads(), ProcessLoad::process),
                average(recorded.loads(), ProcessLoad::machine));
    }

    private static String top(Sample sample) {
        return sample.stack().stream().findFirst().map(Frame::name).orElse(NOWHERE);
    }

    private static String ours(String thread, List<Frame> stack) {
        return Frame.nearestOfOurs(stack)
                .map(Frame::name)
                .orElseGet(() -> "none of ours: " + ThreadKind.of(thread).title());
    }

    /** A thread's first stands for all since it was last looked at, which may have been long before the recording. */
    private static List<Allocation> sinceTheFirst(List<Allocation> allocations) {
        Set<String> seen = new HashSet<>();
        List<Allocation> later = new ArrayList<>(allocations);
        later.removeIf(allocation -> seen.add(allocation.thread()));
        return later;
    }

    private static Map<ThreadKind, Use> threads(Recorded recorded) {
        Map<ThreadKind, Use> kinds = new EnumMap<>(ThreadKind.class);
        recorded.samples().forEach(sample -> kinds.merge(ThreadKind.of(sample.thread()), new Use(1, 0, 0), Use::and));
        // A thread that took nothing between two looks is not told of: a busy one is at each of them.
        double looks = recorded.threads().stream()
                .collect(Collectors.groupingBy(ThreadLoad::id, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        recorded.threads()
                .forEach(load -> kinds.merge(
                        ThreadKind.of(load.thread()),
                        new Use(0, load.user() / looks, load.system() / looks),
                        Use::and));
        return kinds;
    }

    private static double average(List<ProcessLoad> loads, ToDoubleFunction<ProcessLoad> part) {
        return loads.stream().mapToDouble(part).average().orElse(0);
    }

    long samples() {
        return threads.values().stream().mapToLong(Use::samples).sum();
    }

    /** What the node took beside the threads that are told of. */
    double untold() {
        double told = threads.values().stream()
                .mapToDouble(use -> use.user() + use.system())
                .sum();
        return Math.max(0, process - told);
    }

    double bytesPerRequest(double bytes) {
        return bytes / requests;
    }
}
