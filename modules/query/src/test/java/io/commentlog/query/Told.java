package io.commentlog.query;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.view.Channel;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.view.Entry;
import io.commentlog.query.view.Window;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Comments as the changelog tells of them, for tests. */
public final class Told {
    public static final Channel HUMANS = new Channel("example.org", "human");
    public static final Channel BOTS = new Channel("example.org", "AI");
    public static final Channel ELSEWHERE = new Channel("example.net", "human");

    private Told() {}

    public static RecentKey key(Channel channel, long timestamp, String id) {
        return new RecentKey(channel, timestamp, id);
    }

    public static StoredComment posted(RecentKey key, long offset) {
        return StoredComment.posted(comment(key), offset);
    }

    /** The comment once a PATCH has marked it. */
    public static StoredComment marked(RecentKey key, long postedOffset, long offset) {
        return posted(key, postedOffset).patched(comment(key).withProcessed(true), offset);
    }

    public static StoredComment deleted(RecentKey key, long postedOffset, long offset) {
        return posted(key, postedOffset).deletedAt(offset);
    }

    public static Comment comment(RecentKey key) {
        return comment(key, "text of " + key.id(), Optional.of("ann"), Optional.empty());
    }

    public static Comment comment(
            RecentKey key, String text, Optional<String> username, Optional<BotParams> botParams) {
        return new Comment(
                key.id(),
                text,
                key.timestamp(),
                username,
                "200100050",
                key.channel().domain(),
                "en",
                key.channel().messageType(),
                "",
                Optional.empty(),
                botParams,
                Optional.empty());
    }

    /** What the window shows, newest first. */
    public static List<Entry> shown(Window window) {
        List<Entry> shown = new ArrayList<>();
        for (Iterator<Entry> newestFirst = window.newestFirst(); newestFirst.hasNext(); ) {
            shown.add(newestFirst.next());
        }
        return shown;
    }

    public static List<String> ids(Window window) {
        return shown(window).stream().map(entry -> entry.key().id()).toList();
    }
}
