package io.commentlog.query.snapshot;

import java.io.IOException;

/** Bytes that are no snapshot of ours; the message says in which way. */
final class BadSnapshot extends IOException {
    private static final long serialVersionUID = 1L;

    BadSnapshot(String what) {
        super(what);
    }

    BadSnapshot(String what, Throwable cause) {
        super(what, cause);
    }
}
