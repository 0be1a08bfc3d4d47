package io.commentlog.node.ops;

import java.util.Locale;

/** What is remembered of the last minutes, one value a look. Pure. */
enum Series {
    /** Posts answered here, a second. */
    POSTS {
        @Override
        double of(Reading before, Reading now) {
            return now.rateSince(before, "commentlog.writes", "kind", "posted");
        }
    },
    /** Events in the log, whoever appended them, a second. */
    APPENDED {
        @Override
        double of(Reading before, Reading now) {
            return now.rateSince(before, "commentlog.log.end");
        }
    },
    /** Events folded, a second: here, else as far as the view can tell. */
    FOLDED {
        @Override
        double of(Reading before, Reading now) {
            double here = now.rateSince(before, "commentlog.fold.events");
            return Double.isNaN(here) ? now.rateSince(before, "commentlog.log.folded") : here;
        }
    },
    /** Events that came into this node's view, a second. */
    APPLIED {
        @Override
        double of(Reading before, Reading now) {
            return now.rateSince(before, "commentlog.log.applied");
        }
    },
    /** Reads answered here, a second. */
    READS {
        @Override
        double of(Reading before, Reading now) {
            return now.rateSince(before, "commentlog.reads");
        }
    },
    /** Replies of the bot here, a second. */
    REPLIES {
        @Override
        double of(Reading before, Reading now) {
            return now.rateSince(before, "commentlog.bot.replies");
        }
    },
    FOLD_LAG {
        @Override
        double of(Reading before, Reading now) {
            return now.foldLag();
        }
    },
    VIEW_LAG {
        @Override
        double of(Reading before, Reading now) {
            return now.sum("commentlog.view.lag");
        }
    },
    /** Seconds. */
    VIEW_AGE {
        @Override
        double of(Reading before, Reading now) {
            return now.sum("commentlog.view.age");
        }
    },
    /** Questions that wait for the bot here. */
    BOT_WAITING {
        @Override
        double of(Reading before, Reading now) {
            return now.sum("commentlog.bot.queue.depth");
        }
    },
    /** Polls held and event streams open. */
    FOLLOWERS {
        @Override
        double of(Reading before, Reading now) {
            return now.sum("commentlog.reads.held") + now.sum("commentlog.reads.streams");
        }
    };

    /** NaN where this process cannot tell. */
    abstract double of(Reading before, Reading now);

    /** Its name in JSON. */
    String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
