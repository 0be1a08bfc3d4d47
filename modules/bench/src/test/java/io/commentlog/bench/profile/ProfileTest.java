package io.commentlog.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.commentlog.bench.profile.Profile.Use;
import io.commentlog.bench.profile.Ranking.Place;
import io.commentlog.bench.profile.Recorded.Allocation;
import io.commentlog.bench.profile.Recorded.ProcessLoad;
import io.commentlog.bench.profile.Recorded.Sample;
import io.commentlog.bench.profile.Recorded.ThreadLoad;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProfileTest {
    private static final String LOOP = "vert.x-eventloop-thread-0";
    private static final String HANDLER = "data-plane-kafka-request-handler-3";
    private static final List<Frame> WRITE = stack(
            "io.netty.Channel.flush",
            "io.commentlog.Page$$Lambda$12.handle",
            "io.commentlog.Page.poll",
            "java.Run.run");
    private static final List<Frame> APPEND = stack("kafka.Log.append", "java.Run.run");

    @Test
    void countsTheMethodAtTheTopAndTheNearestOfOurs() {
        Profile profile = Profile.of(
                recorded(List.of(new Sample(LOOP, WRITE), new Sample(HANDLER, APPEND), new Sample(LOOP, WRITE))), 1);
        assertThat(profile.samples()).isEqualTo(3);
        assertThat(profile.methods().all())
                .containsExactly(new Place("io.netty.Channel.flush", 2), new Place("kafka.Log.append", 1));
        assertThat(profile.ours().all())
                .containsExactly(
                        new Place("io.commentlog.Page.poll", 2),
                        new Place("none of ours: broker's request handlers", 1));
        assertThat(profile.ours().part(2)).isCloseTo(0.67, within(0.01));
    }

    @Test
    void spreadsWhatAThreadTookOverAllLooks() {
        // The other one took nothing between two of the four looks, and was not told of.
        Profile profile = Profile.of(
                new Recorded(
                        Duration.ofSeconds(4),
                        List.of(new Sample(LOOP, WRITE)),
                        List.of(),
                        List.of(
                                new ThreadLoad(LOOP, 1, 0.5, 0.25),
                                new ThreadLoad(LOOP, 1, 0.5, 0.25),
                                new ThreadLoad(LOOP, 1, 0.5, 0.25),
                                new ThreadLoad(LOOP, 1, 0.5, 0.25),
                                new ThreadLoad(LOOP, 2, 0.25, 0),
                                new ThreadLoad("replica", 3, 0.25, 0.25),
                                new ThreadLoad("replica", 3, 0.25, 0.25)),
                        List.of(new ProcessLoad(0.9, 1), new ProcessLoad(1, 1)),
                        List.of()),
                1);
        assertThat(profile.threads())
                .containsEntry(ThreadKind.EVENT_LOOPS, new Use(1, 0.5625, 0.25))
                .containsEntry(ThreadKind.REPLICA, new Use(0, 0.125, 0.125))
                .hasSize(2);
        assertThat(profile.process()).isCloseTo(0.95, within(1e-9));
        assertThat(profile.untold()).isCloseTo(0, within(1e-9));
    }

    @Test
    void leavesWhatIsNoThreadOfJavaToTheCompilersAndTheCollector() {
        Profile profile = Profile.of(
                new Recorded(
                        Duration.ofSeconds(1),
                        List.of(),
                        List.of(),
                        List.of(new ThreadLoad(LOOP, 1, 0.25, 0.25)),
                        List.of(new ProcessLoad(0.75, 1)),
                        List.of()),
                1);
        assertThat(profile.untold()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void passesOverAThreadsFirstAllocationWhichStandsForWhatWasBefore() {
        Profile profile = Profile.of(
                new Recorded(
                        Duration.ofSeconds(1),
                        List.of(),
                        List.of(
                                new Allocation(LOOP, "[B", 1 << 30, WRITE),
                                new Allocation(LOOP, "[B", 600, WRITE),
                                new Allocation(HANDLER, "[I", 1 << 30, APPEND),
                                new Allocation(HANDLER, "[[Ljava.lang.String;", 100, APPEND),
                                new Allocation(LOOP, "[B", 300, APPEND)),
                        List.of(),
                        List.of(),
                        List.of()),
                10);
        assertThat(profile.classes().all())
                .containsExactly(new Place("byte[]", 900), new Place("java.lang.String[][]", 100));
        assertThat(profile.allocators().all())
                .containsExactly(
                        new Place("io.commentlog.Page.poll", 600),
                        new Place("none of ours: event loops: HTTP", 300),
                        new Place("none of ours: broker's request handlers", 100));
        assertThat(profile.bytesPerRequest(900)).isEqualTo(90);
    }

    @Test
    void isOfRequests() {
        assertThatIllegalArgumentException().isThrownBy(() -> Profile.of(recorded(List.of()), 0));
    }

    private static Recorded recorded(List<Sample> samples) {
        return new Recorded(Duration.ofSeconds(1), samples, List.of(), List.of(), List.of(), List.of());
    }

    private static List<Frame> stack(String... names) {
        return List.of(names).stream()
                .map(name ->
                        new Frame(name.substring(0, name.lastIndexOf('.')), name.substring(name.lastIndexOf('.') + 1)))
                .toList();
    }
}
