package io.commentlog.query.http;

import io.commentlog.query.replica.PublishedView;
import java.time.Duration;
import java.util.Optional;

/** The view that reads are answered from. Safe for all threads. */
public interface ServedView {
    /**
     * The same one for ever, once there is one.
     *
     * @throws io.commentlog.kit.NotNow before the view is complete
     */
    PublishedView view();

    /** How long ago the view was last known to be complete; empty before it ever was. */
    Optional<Duration> age();
}
