package io.commentlog.system.fault;

import io.commentlog.event.CommentEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the log says of one row's comments, by a fold of its own that is as simple as can be. Pure. */
final class Truth {
    private final Set<String> posted = new HashSet<>();
    private final Set<String> marked = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Set<String>> replies = new HashMap<>();

    private Truth() {}

    /**
     * @param events all of the log, those of one comment in their order
     * @param domain of the row
     */
    static Truth of(List<CommentEvent> events, String domain) {
        Truth truth = new Truth();
        events.forEach(event -> truth.apply(event, domain));
        return truth;
    }

    private void apply(CommentEvent event, String domain) {
        if (event instanceof CommentEvent.Posted post) {
            if (post.comment().domain().equals(domain) && posted.add(event.id())) {
                post.comment()
                        .replyTo()
                        .ifPresent(question -> replies.computeIfAbsent(question, any -> new HashSet<>())
                                .add(event.id()));
            }
        } else if (event instanceof CommentEvent.Patched patch && posted.contains(event.id())) {
            if (patch.processed()) {
                marked.add(event.id());
            } else {
                marked.remove(event.id());
            }
        } else if (event instanceof CommentEvent.Deleted && posted.contains(event.id())) {
            deleted.add(event.id());
        }
    }

    boolean hasPost(String id) {
        return posted.contains(id);
    }

    boolean hasMark(String id) {
        return marked.contains(id);
    }

    boolean isDeleted(String id) {
        return deleted.contains(id);
    }

    /** The comments and replies that every view has to show in the end. */
    Set<String> shown() {
        Set<String> shown = new HashSet<>(posted);
        shown.removeAll(deleted);
        return shown;
    }

    int replies(String question) {
        return replies.getOrDefault(question, Set.of()).size();
    }
}
