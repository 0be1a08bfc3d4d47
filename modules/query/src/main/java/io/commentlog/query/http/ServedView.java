package io.commentlog.query.http;

import io.commentlog.query.replica.PublishedView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The view that reads are answered from. Safe for all threads. */
public interface ServedView {
    /**
     * The same one for ever, once there is one.
     *
     * @throws io.commentlog.kit.NotNow before the view is complete
     */
    PublishedView view();

    /** Where a view comes from, as answers tell. */
    enum Source {
        /** From the changelog: complete since this process began. */
        LIVE("live"),
        /** From the disk: complete before this process began. */
        SNAPSHOT("snapshot"),
        /** Of one comment, from a copy of the store: as of the position told. */
        STANDBY("standby");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Source source();

    /**
     * Empty, but for a process that was stopped for a while: then what completes with true once the view has caught up with
     * what came meanwhile, with false if it has not after the patience.
     */
    Optional<CompletionStage<Boolean>> waking(Duration patience);

    /** Whether it is such a process, and has not caught up yet. */
    boolean isWaking();

    /** How long ago the view was last known to be complete; empty before it ever was. */
    Optional<Duration> age();
}
