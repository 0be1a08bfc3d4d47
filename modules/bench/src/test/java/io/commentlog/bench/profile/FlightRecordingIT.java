package io.commentlog.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.profile.Profile.Use;
import io.commentlog.bench.profile.Ranking.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the recorder of this JVM. */
@Timeout(60)
final class FlightRecordingIT {
    private static final int REQUESTS = 1_000;

    @TempDir
    private Path directory;

    private final AtomicInteger kept = new AtomicInteger();

    @Test
    void tellsWhatAThreadSpentItsTimeAndGarbageOn() throws IOException, ParseException, InterruptedException {
        Path file = directory.resolve("own.jfr");
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.setDestination(file);
            recording.start();
            Thread busy = new Thread(this::work, "vert.x-eventloop-thread-9");
            busy.start();
            busy.join();
            recording.stop();
        }
        Profile profile = FlightRecording.profile(file, REQUESTS);
        String own = FlightRecordingIT.class.getName();
        assertThat(profile.ours().all()).extracting(Place::what).contains(own + ".work");
        assertThat(profile.threads()
                        .getOrDefault(ThreadKind.EVENT_LOOPS, new Use(0, 0, 0))
                        .samples())
                .isPositive();
        assertThat(profile.classes().top(1)).extracting(Place::what).containsExactly("byte[]");
        assertThat(profile.allocators().top(1)).extracting(Place::what).containsExactly(own + ".work");
        assertThat(profile.pauses()).isNotEmpty();
        assertThat(profile.length()).isPositive();
    }

    /** For a second and a half: the recorder looks a hundred times a second. With at least one pause. */
    private void work() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
        while (System.nanoTime() < end) {
            byte[] garbage = new byte[10_000];
            for (int i = 1; i < garbage.length; i++) {
                garbage[i] = (byte) (garbage[i - 1] * 31 + i);
            }
            kept.addAndGet(garbage[garbage.length - 1]);
        }
        System.gc();
    }

    @Test
    void cannotReadWhatIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("none.jfr"), "nothing");
        assertThatThrownBy(() -> FlightRecording.profile(file, REQUESTS))
                .isInstanceOf(CannotBench.class)
                .hasMessageStartingWith("The recording " + file + " cannot be read: ");
    }
}
