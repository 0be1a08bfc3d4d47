package io.commentlog.bench.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be measured, by the name that one types. */
public enum ScenarioName {
    POLL_NOTHING("poll-nothing"),
    POLL_50("poll-50"),
    POLL_UNDER_WRITES("poll-under-writes"),
    POST("post"),
    VISIBLE("visible");

    private final String word;

    ScenarioName(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    Plan plan(Bed bed) {
        return switch (this) {
            case POLL_NOTHING -> PollNothing.plan(bed);
            case POLL_50 -> PollFifty.plan(bed);
            case POLL_UNDER_WRITES -> PollUnderWrites.plan(bed);
            case POST -> Post.plan(bed);
            case VISIBLE -> Visible.plan(bed);
        };
    }

    public static Optional<ScenarioName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ScenarioName::word).toList();
    }
}
