package io.commentlog.query.replica;

import io.commentlog.query.view.View;

/** What the replica's thread does, for tests of those who are told. */
public final class Publishing {
    private Publishing() {}

    public static void publish(PublishedView published, View view) {
        published.publish(view);
    }
}
