package io.commentlog.kit;

/** Where the top of a thread takes what it did not expect: it is counted and logged once, and the process ends non-zero. */
@FunctionalInterface
public interface BugHandler {
    void bug(Throwable cause);
}
