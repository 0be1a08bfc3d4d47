package io.commentlog.bot.board;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.Processed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The comments that wait for a reply, made from the log's events in their order: posted or asked again, and since then neither
 * marked nor deleted nor given up. Bounded: beyond so many waiting ones others are not counted, and of those that wait no more
 * only the latest are remembered, so a comment that is asked again long after is not. No clock, no thread.
 */
final class Waiting {
    private static final String ENTITY = "entity";

    private final int most;
    /** Of comments that wait, by id. */
    private final Map<String, Ask> asks = new HashMap<>();
    /** The entities of comments that wait no more, by id. */
    private final Map<String, String> settled;

    private record Ask(String entity, long since) {}

    /**
     * How much waits for one entity.
     *
     * @param oldest when the one that waits longest asked, in milliseconds since the epoch
     */
    record Queue(int depth, long oldest) {}

    /** @param most comments that wait, and as many that wait no more */
    Waiting(int most) {
        this.most = most;
        this.settled = new Latest<>(most);
    }

    /** The newest so many. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Latest(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }

    /**
     * @param at when the event was appended, in milliseconds since the epoch
     * @param counted which entities are looked at
     */
    void apply(CommentEvent event, long at, Predicate<String> counted) {
        if (event instanceof CommentEvent.Posted posted) {
            posted(posted.comment(), at, counted);
        } else if (event instanceof CommentEvent.Retried
                || (event instanceof CommentEvent.Patched patched && !patched.processed())) {
            Optional.ofNullable(settled.remove(event.id())).ifPresent(entity -> ask(event.id(), entity, at));
        } else {
            Optional.ofNullable(asks.remove(event.id())).ifPresent(ask -> settled.put(event.id(), ask.entity()));
        }
    }

    private void posted(Comment comment, long at, Predicate<String> counted) {
        boolean known = asks.containsKey(comment.id()) || settled.containsKey(comment.id());
        if (known || comment.processed() != Processed.WAITING) {
            return;
        }
        comment.botParams()
                .flatMap(params -> params.text(ENTITY))
                .filter(counted)
                .ifPresent(entity -> ask(comment.id(), entity, at));
    }

    private void ask(String id, String entity, long at) {
        if (asks.size() < most) {
            asks.put(id, new Ask(entity, at));
        }
    }

    /** By entity; without those for which nobody waits. */
    Map<String, Queue> queues() {
        Map<String, Queue> queues = new HashMap<>();
        asks.values()
                .forEach(ask -> queues.merge(
                        ask.entity(),
                        new Queue(1, ask.since()),
                        (one, other) -> new Queue(one.depth() + 1, Math.min(one.oldest(), other.oldest()))));
        return queues;
    }
}
