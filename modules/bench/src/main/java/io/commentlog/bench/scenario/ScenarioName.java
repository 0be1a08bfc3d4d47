package io.commentlog.bench.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be measured, by the name that one types. */
public enum ScenarioName {
    POLL_NOTHING("poll-nothing", true),
    POLL_50("poll-50", true),
    POLL_UNDER_WRITES("poll-under-writes", true),
    POST("post", true),
    VISIBLE("visible", true),
    FOLLOWERS("followers", true),
    FOLD("fold", false),
    RESTORE("restore", false),
    START("start", false),
    MEMORY("memory", false),
    GROWTH("growth", false),
    SIMULATED("simulated", false);

    private final String word;
    private final boolean anyNode;

    ScenarioName(String word, boolean anyNode) {
        this.word = word;
        this.anyNode = anyNode;
    }

    /** Whether a node can be measured that somebody else has started. */
    public boolean isForAnyNode() {
        return anyNode;
    }

    /** Whether its rounds are of a node that is warm and stays, so that a profile tells what requests cost. */
    public boolean isForProfile() {
        return anyNode && this != FOLLOWERS;
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
            case FOLLOWERS -> Followers.plan(bed);
            case FOLD -> Fold.plan(bed);
            case RESTORE -> Restore.plan(bed);
            case START -> Start.plan(bed);
            case MEMORY -> Memory.plan(bed);
            case GROWTH -> Growth.plan(bed);
            case SIMULATED -> Simulated.plan(bed);
        };
    }

    public static Optional<ScenarioName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ScenarioName::word).toList();
    }
}
