package io.commentlog.node.ops;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/** What is remembered of the last minutes, one value a look. Pure. */
enum Series {
    /** Posts answered here, a second. */
    POSTS((before, now) -> now.rateSince(before, "commentlog.writes", "kind", "posted")),
    /** Events in the log, whoever appended them, a second. */
    APPENDED((before, now) -> now.rateSince(before, "commentlog.log.end")),
    /** Events folded, a second: here, else as far as the view can tell. */
    FOLDED((before, now) -> {
        double here = now.rateSince(before, "commentlog.fold.events");
        return Double.isNaN(here) ? now.rateSince(before, "commentlog.log.folded") : here;
    }),
    /** Events that came into this node's view, a second. */
    APPLIED((before, now) -> now.rateSince(before, "commentlog.log.applied")),
    /** Reads answered here, a second. */
    READS((before, now) -> now.rateSince(before, "commentlog.reads")),
    /** Replies of the bot here, a second. */
    REPLIES((before, now) -> now.rateSince(before, "commentlog.bot.replies")),
    FOLD_LAG((before, now) -> now.foldLag()),
    VIEW_LAG((before, now) -> now.sum("commentlog.view.lag")),
    /** Seconds. */
    VIEW_AGE((before, now) -> now.sum("commentlog.view.age")),
    /** Questions that wait for the bot here. */
    BOT_WAITING((before, now) -> now.sum("commentlog.bot.queue.depth")),
    /** Polls held and event streams open. */
    FOLLOWERS((before, now) -> now.sum("commentlog.reads.held") + now.sum("commentlog.reads.streams"));

    @SuppressWarnings("ImmutableEnumChecker") // all are lambdas without a state
    private final ToDoubleBiFunction<Reading, Reading> value;

    Series(ToDoubleBiFunction<Reading, Reading> value) {
        this.value = value;
    }

    /** NaN where this process cannot tell. */
    double of(Reading before, Reading now) {
        return value.applyAsDouble(before, now);
    }

    /** Its name in JSON. */
    String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
