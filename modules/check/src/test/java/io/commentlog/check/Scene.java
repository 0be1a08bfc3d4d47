package io.commentlog.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.Failure;
import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import io.commentlog.event.view.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A log of two partitions as it is written, an honest node beside it, and what the auditor says of both. */
final class Scene {
    static final int RECENT = 4;
    static final String NODE = "http://node";

    private static final long SEED = 7;

    private final LogFold fold = new LogFold(SEED, RECENT, 100, Set.of("echo"));
    private final Fingerprints fingerprints = new Fingerprints(SEED);
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<LogPosition, String> ids = new HashMap<>();
    /** What the node has: the honest outcome of the events. */
    private final Map<String, Comment> node = new LinkedHashMap<>();

    static Comment comment(String id, long timestamp) {
        return new Comment(
                id,
                "Text of " + id,
                timestamp,
                Optional.of("ada"),
                "090150210",
                "example.org",
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Comment question(String id, long timestamp) {
        return asked(comment(id, timestamp), "echo");
    }

    static Comment asked(Comment comment, String entity) {
        ObjectNode params =
                JsonNodeFactory.instance.objectNode().put("entity", entity).put("processed", false);
        return with(
                comment, comment.messageType(), comment.domain(), Optional.of(BotParams.of(params)), Optional.empty());
    }

    static Comment in(String domain, Comment comment) {
        return with(comment, comment.messageType(), domain, comment.botParams(), comment.replyTo());
    }

    static Comment reply(String id, String question, long timestamp) {
        return with(comment(id, timestamp), "AI", "example.org", Optional.empty(), Optional.of(question));
    }

    private static Comment with(
            Comment comment, String type, String domain, Optional<BotParams> params, Optional<String> replyTo) {
        return new Comment(
                comment.id(),
                comment.text(),
                comment.timestamp(),
                comment.username(),
                comment.color(),
                domain,
                comment.language(),
                type,
                comment.misc(),
                comment.context(),
                params,
                replyTo);
    }

    /** An event that the node does as it should. */
    LogPosition post(int partition, Comment comment) {
        node.putIfAbsent(comment.id(), comment);
        return logged(partition, new CommentEvent.Posted(comment));
    }

    LogPosition mark(int partition, String id, boolean processed) {
        node.computeIfPresent(id, (same, comment) -> comment.withProcessed(processed));
        return logged(partition, new CommentEvent.Patched(id, processed));
    }

    static final Failure FAILURE = new Failure("timeout", 5, "No answer within 30 s");

    LogPosition giveUp(int partition, String id, LogPosition asked) {
        node.computeIfPresent(
                id,
                (same, comment) ->
                        comment.withBotParams(comment.botParams().orElseThrow().withFailure(FAILURE, asked)));
        return logged(partition, new CommentEvent.Unanswered(id, asked, FAILURE));
    }

    LogPosition retry(int partition, String id, LogPosition asked) {
        node.computeIfPresent(
                id,
                (same, comment) ->
                        comment.withBotParams(comment.botParams().orElseThrow().withoutFailure()));
        return logged(partition, new CommentEvent.Retried(id, asked));
    }

    LogPosition delete(int partition, String id) {
        node.remove(id);
        return logged(partition, new CommentEvent.Deleted(id));
    }

    /** An event that the node does not know of. */
    LogPosition logged(int partition, CommentEvent event) {
        LogPosition at = new LogPosition(partition, next.merge(partition, 1L, Long::sum) - 1);
        ids.putIfAbsent(at, event.id());
        fold.apply(at, event);
        return at;
    }

    /** What the log says of itself. */
    Findings ofTheLog(boolean idle) {
        Findings findings = new Findings();
        fold.judge(idle, ids::get, findings);
        return findings;
    }

    LogFold fold() {
        return fold;
    }

    /** What an honest node shows. */
    Shown honest(WindowFilter filter) {
        List<Shown.One> newestFirst = node.values().stream()
                .filter(comment -> filter.domain()
                        .filter(name -> !name.equals(comment.domain()))
                        .isEmpty())
                .filter(comment -> filter.messageType()
                        .filter(type -> !type.equals(comment.messageType()))
                        .isEmpty())
                .sorted(Comparator.comparingLong(Comment::timestamp)
                        .thenComparing(Comment::id)
                        .reversed())
                .limit(RECENT)
                .map(comment -> Shown.One.of(comment, fingerprints))
                .toList();
        return new Shown(newestFirst, node.size(), newestFirst.size());
    }

    /** What is found in all windows of the node, one of them tampered with. */
    Findings ofTheNode(WindowFilter tampered, UnaryOperator<Shown> tamper) {
        Findings findings = new Findings();
        Comparison comparison = new Comparison(fold, findings);
        Map<WindowFilter, List<Channel>> filters = fold.windows().filters();
        filters.forEach((filter, channels) -> {
            Shown shown = honest(filter);
            comparison.window(NODE, filter, channels, filter.equals(tampered) ? tamper.apply(shown) : shown);
        });
        comparison.total(NODE, node.size());
        fold.sampled().forEach(sampled -> {
            Optional<Shown.One> found =
                    Optional.ofNullable(node.get(sampled.id())).map(comment -> Shown.One.of(comment, fingerprints));
            comparison.byId(NODE, sampled, found.isPresent() ? 200 : 410, found);
        });
        return findings;
    }

    Findings ofTheNode() {
        return ofTheNode(WindowFilter.ANY, same -> same);
    }

    /** The node does wrong what the log does not say. */
    Map<String, Comment> node() {
        return node;
    }

    static Shown changed(Shown shown, UnaryOperator<List<Shown.One>> change) {
        List<Shown.One> changed = change.apply(new ArrayList<>(shown.newestFirst()));
        return new Shown(changed, shown.total(), changed.size());
    }

    static Shown.One marked(Shown.One one, Processed processed) {
        return new Shown.One(one.id(), one.timestamp(), one.content(), processed, one.failure(), one.channel());
    }

    static Shown.One reworded(Shown.One one) {
        return new Shown.One(
                one.id(), one.timestamp(), one.content() + 1, one.processed(), one.failure(), one.channel());
    }
}
