package io.commentlog.kit;

/** One part of a process, started by its constructor or a {@code start} of its own. Closing is idempotent and bounded. */
public interface Role extends AutoCloseable {
    /** The name on the command line: broker, ingest, materialize, query, bot, page. */
    String name();

    /** Whether the role can do its work now; asked by any thread, answered without waiting. */
    Readiness readiness();

    /**
     * Whether another process could not do it better: not where this one still does its work, but is cut off from what makes
     * its answers new.
     */
    default Readiness freshness() {
        return readiness();
    }

    @Override
    void close();
}
