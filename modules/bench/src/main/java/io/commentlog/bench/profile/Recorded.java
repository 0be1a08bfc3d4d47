package io.commentlog.bench.profile;

import java.time.Duration;
import java.util.List;

/**
 * Of a recording, what a profile is made of.
 *
 * @param samples each of a thread that ran Java code in that moment
 * @param pauses for garbage, in their order
 */
record Recorded(
        Duration length,
        List<Sample> samples,
        List<Allocation> allocations,
        List<ThreadLoad> threads,
        List<ProcessLoad> loads,
        List<Duration> pauses) {
    Recorded {
        samples = List.copyOf(samples);
        allocations = List.copyOf(allocations);
        threads = List.copyOf(threads);
        loads = List.copyOf(loads);
        pauses = List.copyOf(pauses);
    }

    /**
     * @param stack the top first
     */
    record Sample(String thread, List<Frame> stack) {}

    /**
     * One allocation, in place of those that were not looked at.
     *
     * @param type as the JVM names classes
     * @param bytes that it stands for
     * @param stack the top first
     */
    record Allocation(String thread, String type, long bytes, List<Frame> stack) {}

    /**
     * What a thread took since the look before, where it took anything: parts of all cores.
     *
     * @param id of the thread: names are not each one's own
     * @param system inside the operating system
     */
    record ThreadLoad(String thread, long id, double user, double system) {}

    /**
     * Parts of all cores.
     *
     * @param process by the node
     * @param machine by everybody
     */
    record ProcessLoad(double process, double machine) {}
}
