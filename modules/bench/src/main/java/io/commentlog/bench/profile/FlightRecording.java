package io.commentlog.bench.profile;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.profile.Recorded.Allocation;
import io.commentlog.bench.profile.Recorded.ProcessLoad;
import io.commentlog.bench.profile.Recorded.Sample;
import io.commentlog.bench.profile.Recorded.ThreadLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Reads what the JVM's Flight Recorder has written. Single-threaded; read once. */
public final class FlightRecording {
    private static final String UNKNOWN = "?";

    private final List<Sample> samples = new ArrayList<>();
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<ThreadLoad> threads = new ArrayList<>();
    private final List<ProcessLoad> loads = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    private FlightRecording() {}

    /**
     * What the node spent on so many requests.
     *
     * @throws CannotBench if it is no recording
     */
    public static Profile profile(Path file, long requests) {
        FlightRecording recording = new FlightRecording();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                recording.add(events.readEvent());
            }
        } catch (IOException e) {
            throw new CannotBench("The recording " + file + " cannot be read: " + e.getMessage(), e);
        }
        return Profile.of(recording.recorded(), requests);
    }

    private Recorded recorded() {
        Duration length = samples.isEmpty() ? Duration.ZERO : Duration.between(first, last);
        return new Recorded(length, samples, allocations, threads, loads, pauses);
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                samples.add(new Sample(name(event.getThread("sampledThread")), stack(event)));
                // Others may tell of what began long before.
                first = first.isBefore(event.getStartTime()) ? first : event.getStartTime();
                last = last.isAfter(event.getEndTime()) ? last : event.getEndTime();
            }
            case "jdk.ObjectAllocationSample" ->
                allocations.add(new Allocation(
                        name(event.getThread()),
                        event.getClass("objectClass").getName(),
                        event.getLong("weight"),
                        stack(event)));
            case "jdk.ThreadCPULoad" ->
                threads.add(new ThreadLoad(
                        name(event.getThread()),
                        event.getThread().getId(),
                        event.getFloat("user"),
                        event.getFloat("system")));
            case "jdk.CPULoad" ->
                loads.add(new ProcessLoad(
                        event.getFloat("jvmUser") + event.getFloat("jvmSystem"), event.getFloat("machineTotal")));
            case "jdk.GCPhasePause" -> pauses.add(event.getDuration());
            default -> {} // a recording tells of much more
        }
    }

    /** Of a thread that may have ended since; one of the JVM's own has no name in Java. */
    private static String name(RecordedThread thread) {
        return Optional.ofNullable(thread)
                .flatMap(known ->
                        Optional.ofNullable(known.getJavaName()).or(() -> Optional.ofNullable(known.getOSName())))
                .orElse(UNKNOWN);
    }

    private static List<Frame> stack(RecordedEvent event) {
        return Optional.ofNullable(event.getStackTrace()).map(RecordedStackTrace::getFrames).orElse(List.of()).stream()
                .map(frame -> frame.getMethod())
                .map(method -> new Frame(method.getType().getName(), method.getName()))
                .toList();
    }
}
