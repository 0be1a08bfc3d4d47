package io.commentlog.kit;

/** One part of a process, started by its constructor or a {@code start} of its own. Closing is idempotent and bounded. */
public interface Role extends AutoCloseable {
    /** The name on the command line: broker, ingest, materialize, query, bot, page. */
    String name();

    /** Whether the role can do its work now; asked by any thread, answered without waiting. */
    Readiness readiness();

    @Override
    void close();
}
