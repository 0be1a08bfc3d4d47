package io.commentlog.query.replica;

/** Told, on the replica's thread, that there is a newer view; must return at once. */
@FunctionalInterface
public interface ViewListener {
    void viewChanged();
}
