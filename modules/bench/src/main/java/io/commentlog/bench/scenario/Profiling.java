package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.profile.FlightRecording;
import io.commentlog.bench.profile.Profile;
import io.commentlog.bench.profile.ProfilePage.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Records a node of ours in one round of each contender that measures one, after a round that warms up both. What the rounds
 * measure is thrown away, because a recording costs time too.
 */
final class Profiling {
    private final Path directory;
    private final Duration length;
    private int files;

    /**
     * @param directory for the recordings
     * @param length of a round
     */
    Profiling(Path directory, Duration length) {
        this.directory = directory;
        this.length = length;
    }

    /**
     * @param progress is told what comes next
     */
    List<Section> run(List<Contender> contenders, Consumer<String> progress) {
        List<Section> sections = new ArrayList<>();
        for (Contender contender : contenders) {
            contender.ours().ifPresent(node -> {
                progress.accept("warm-up, " + contender.name());
                profile(contender, node);
                progress.accept("profile, " + contender.name());
                sections.add(new Section(contender.name(), profile(contender, node)));
            });
        }
        return sections;
    }

    private Profile profile(Contender contender, Node node) {
        Path file = directory.resolve("profile-" + ++files + ".jfr");
        long before = node.answered();
        node.record(file, () -> contender.measure(length));
        long answered = node.answered() - before;
        if (answered < 1) {
            throw new CannotBench("The node has answered nothing while it was recorded");
        }
        return FlightRecording.profile(file, answered);
    }
}
