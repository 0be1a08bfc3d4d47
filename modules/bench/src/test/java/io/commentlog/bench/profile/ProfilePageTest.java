package io.commentlog.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bench.profile.ProfilePage.Section;
import io.commentlog.bench.profile.Recorded.Allocation;
import io.commentlog.bench.profile.Recorded.ProcessLoad;
import io.commentlog.bench.profile.Recorded.Sample;
import io.commentlog.bench.profile.Recorded.ThreadLoad;
import io.commentlog.bench.report.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProfilePageTest {
    private static final Machine MACHINE = new Machine(2, "Some CPU", "Linux 6", "A VM 17", List.of());
    private static final String LOOP = "vert.x-eventloop-thread-0";
    private static final List<Frame> OURS = List.of(new Frame("io.commentlog.Page", "<init>"));

    @Test
    void saysWhatItIsOfAndWhatCostsMost() {
        Profile profile = Profile.of(
                new Recorded(
                        Duration.ofMillis(9_960),
                        Collections.nCopies(1_500, new Sample(LOOP, OURS)),
                        List.of(
                                new Allocation(LOOP, "[B", 1, OURS),
                                new Allocation(LOOP, "[B", 300_000, OURS),
                                new Allocation(LOOP, "java.lang.String", 100_000, List.of())),
                        List.of(new ThreadLoad(LOOP, 1, 0.25, 0.125)),
                        List.of(new ProcessLoad(0.5, 0.75)),
                        List.of(Duration.ofMillis(3), Duration.ofMillis(5))),
                2_000);
        String page = page(true, new Section("commentlog, after=newest", profile));
        assertThat(page.lines())
                .startsWith("# Profile: poll-nothing")
                .contains(
                        "## commentlog, after=newest",
                        "2,000 requests were answered meanwhile, and 1,500 samples taken in 10 s. The node took 50.0 % of"
                                + " all cores, everybody together 75.0 %. 200 bytes were allocated a request. Pauses for"
                                + " garbage: 2, of 8.0 ms together; the longest 5.0 ms.",
                        "| event loops: HTTP | 1,500 | 100.0 % | 25.0 % | 12.5 % |",
                        "| compilers, garbage collector, what is not Java's | - | - | 12.5 % | - |",
                        "| `io.commentlog.Page.<init>` | 1,500 | 100.0 % |",
                        "| `byte[]` | 150 | 75.0 % |",
                        "| `java.lang.String` | 50.0 | 25.0 % |",
                        "| `io.commentlog.Page.<init>` | 150 | 75.0 % |",
                        "| none of ours: event loops: HTTP | 50.0 | 25.0 % |");
        assertThat(page).contains("`./commentlog bench poll-nothing --profile`, 2026-01-31 (`--quick`: ", "Some CPU");
    }

    @Test
    void leavesOutWhatIsRare() {
        List<Sample> samples = new ArrayList<>();
        IntStream.range(0, 40)
                .forEach(number -> samples.addAll(Collections.nCopies(
                        number + 1, new Sample(LOOP, List.of(new Frame("some.Class", "method" + number))))));
        Profile profile =
                Profile.of(new Recorded(Duration.ofSeconds(1), samples, List.of(), List.of(), List.of(), List.of()), 1);
        String page = page(false, new Section("commentlog", profile));
        assertThat(page).contains("method39", "method15").doesNotContain("method14", "--quick");
        assertThat(page.indexOf("method39")).isLessThan(page.indexOf("method15"));
    }

    private static String page(boolean quick, Section section) {
        return new ProfilePage("poll-nothing", "polls", "2026-01-31", quick, MACHINE, List.of(section)).markdown();
    }
}
