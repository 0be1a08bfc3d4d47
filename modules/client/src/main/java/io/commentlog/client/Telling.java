package io.commentlog.client;

import java.util.function.BooleanSupplier;

/**
 * Tells a listener, and keeps the cursor behind which everything has been told. Tells nothing once closed. One thread
 * tells; any thread reads the cursor.
 */
final class Telling {
    private final CommentListener listener;
    private final BooleanSupplier closed;
    /** Written by the telling thread only. */
    private volatile String cursor;
    /** Something was told that no cursor covers yet, and there was none before. */
    private boolean floating;

    Telling(String cursor, CommentListener listener, BooleanSupplier closed) {
        if (!cursor.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
            throw new IllegalArgumentException("cursor is not one that this API gave");
        }
        this.cursor = cursor;
        this.listener = listener;
        this.closed = closed;
    }

    String cursor() {
        return cursor;
    }

    /** Before asking from the cursor, for the first time or again. */
    void begin() {
        // Without a cursor a new page comes, which does not say what was deleted since the one that broke off.
        if (floating) {
            reset();
            floating = false;
        }
    }

    void tell(Delta delta) {
        if (delta.reset()) {
            reset();
        }
        delta.comments().forEach(this::comment);
        delta.removed().forEach(this::removed);
        at(delta.cursor());
    }

    void comment(Comment comment) {
        beforeTelling();
        listener.onComment(comment);
    }

    void removed(String id) {
        beforeTelling();
        listener.onRemoved(id);
    }

    void reset() {
        beforeTelling();
        listener.onReset();
    }

    void at(String next) {
        cursor = next;
        floating = floating && next.isEmpty();
    }

    private void beforeTelling() {
        if (closed.getAsBoolean()) {
            throw Unavailable.closed();
        }
        floating = cursor.isEmpty();
    }
}
