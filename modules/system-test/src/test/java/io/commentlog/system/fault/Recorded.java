package io.commentlog.system.fault;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A row as it should be, second by second, for tests to spoil: one comment is posted, marked where it is to be, answered
 * where it asks, and seen by two clients half a second after its acknowledgement.
 */
final class Recorded {
    static final Numbering NUMBERING = new Numbering("row-x");
    private static final long SECOND = 1_000_000_000;

    private final List<Poll> polls = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<CommentEvent> log = new ArrayList<>();
    private final Map<String, List<String>> views = new HashMap<>();

    Recorded(int comments) {
        List<String> view = new ArrayList<>();
        BitSet shown = new BitSet();
        for (int number = 0; number < comments; number++) {
            long at = number * SECOND;
            writes.add(new Write(Write.Kind.POST, number, at, at + SECOND / 100, 200));
            log.add(new CommentEvent.Posted(comment(NUMBERING.id(number), Optional.empty())));
            view.add(NUMBERING.id(number));
            shown.set(Fact.posted(number));
            if (NUMBERING.isQuestion(number)) {
                String reply = "reply-" + number;
                log.add(new CommentEvent.Posted(comment(reply, Optional.of(NUMBERING.id(number)))));
                view.add(reply);
            }
            for (int client = 0; client < 2; client++) {
                polls.add(
                        new Poll(client, at + SECOND / 2, at + SECOND / 2 + 1, 200, "live", (BitSet) shown.clone(), 0));
            }
        }
        views.put("query-1", view);
        views.put("query-2", new ArrayList<>(view));
    }

    static Comment comment(String id, Optional<String> replyTo) {
        return new Comment(
                id,
                "text",
                1,
                Optional.empty(),
                "c",
                NUMBERING.domain(),
                "en",
                "human",
                "",
                Optional.empty(),
                Optional.empty(),
                replyTo);
    }

    static BitSet facts(int... facts) {
        return IntStream.of(facts).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    List<Poll> polls() {
        return polls;
    }

    List<Write> writes() {
        return writes;
    }

    List<CommentEvent> log() {
        return log;
    }

    Map<String, List<String>> views() {
        return views;
    }

    /** Replaces what the poll shows. */
    void show(int poll, int status, BitSet shown) {
        Poll before = polls.get(poll);
        polls.set(poll, new Poll(before.client(), before.start(), before.end(), status, "live", shown, 0));
    }

    Row judged() {
        History history = new History();
        polls.forEach(history::add);
        writes.forEach(history::add);
        return new Checker(new Observed(NUMBERING, history, 0, log, views)).row("recorded", Limits.NO_FAILOVER, 1);
    }
}
