package io.commentlog.check;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Limits;
import io.commentlog.event.LogPosition;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.view.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What the log says, by its own simple rules: the first post of an id counts, a PATCH sets the mark of what is there, the bot
 * gives up what waits for the event that it names, a retry of that asks again, a deletion is for good, all else changes
 * nothing. From {@link #watch} on it also remembers what was touched, as long as
 * somebody looks at nodes that follow the same log. Confined to one thread.
 */
final class LogFold {
    /** One of the comments that are looked up by their ids. */
    record Sampled(String id, int row) {}

    private final Fingerprints fingerprints;
    private final Ledger ledger = new Ledger();
    private final LoggedReplies replies = new LoggedReplies();
    private final LoggedFailures failures;
    private final LoggedWindows windows;
    private final Set<String> entities;
    private final int sampleSize;
    private final List<Sampled> sample = new ArrayList<>();
    private final Random chance;
    private final List<String> strays = new ArrayList<>();

    private long events;
    private long malformed;
    private long stray;
    private long comments;

    private final Set<String> touched = new HashSet<>();
    private boolean watching;
    private long posts;
    private long deletions;

    /**
     * @param seed of all that is left to chance
     * @param recent comments that a window shows
     * @param sampleSize comments to be looked up by id
     * @param entities whose every question is answered
     */
    LogFold(long seed, int recent, int sampleSize, Set<String> entities) {
        this.fingerprints = new Fingerprints(seed);
        this.failures = new LoggedFailures(ledger, fingerprints);
        this.windows = new LoggedWindows(recent);
        this.sampleSize = sampleSize;
        this.entities = Set.copyOf(entities);
        this.chance = new Random(seed);
    }

    /** One record of the log; those of one partition in their order. */
    void read(LogPosition at, Optional<byte[]> key, Optional<byte[]> value) {
        try {
            apply(at, CommentEventJson.read(key, value));
        } catch (MalformedEvent e) {
            malformed++; // as the product does: it goes to comments.rejected and changes nothing
        }
    }

    void apply(LogPosition at, CommentEvent event) {
        events++;
        long id = fingerprints.ofId(event.id());
        int row = ledger.find(id);
        if (watching) {
            touched.add(event.id());
        }
        if (row != Ledger.NONE && ledger.position(row).partition() != at.partition()) {
            stray(at, event);
        } else if (event instanceof CommentEvent.Posted posted) {
            if (row == Ledger.NONE) {
                post(at, posted.comment(), id);
            }
        } else if (row != Ledger.NONE && !ledger.deleted(row)) {
            change(at, event, row);
        }
    }

    private void post(LogPosition at, Comment comment, long id) {
        int row = ledger.add(new Ledger.Post(
                id,
                fingerprints.ofContent(comment),
                comment.timestamp(),
                at,
                comment.processed(),
                comment.botParams().filter(LogFold::isFull).isPresent(),
                comment.botParams()
                        .flatMap(params -> params.text("entity"))
                        .filter(entities::contains)
                        .isPresent()));
        comments++;
        posts += watching ? 1 : 0;
        failures.posted(row, comment);
        windows.posted(comment, at.partition(), row);
        if (LoggedReplies.isReply(comment)) {
            replies.posted(
                    comment.id(), row, fingerprints.ofId(comment.replyTo().orElse("")));
        }
        sample(comment.id(), row);
    }

    private void change(LogPosition at, CommentEvent event, int row) {
        if (event instanceof CommentEvent.Patched patched) {
            failures.marked(row);
            ledger.mark(row, patched.processed());
            if (!patched.processed()) {
                askedAgain(at, row);
            }
        } else if (event instanceof CommentEvent.Unanswered unanswered) {
            failures.unanswered(row, unanswered);
        } else if (event instanceof CommentEvent.Retried retried && failures.retries(row, retried)) {
            ledger.retry(row);
            askedAgain(at, row);
        } else if (event instanceof CommentEvent.Deleted) {
            ledger.delete(row);
            comments--;
            deletions += watching ? 1 : 0;
        }
    }

    private void askedAgain(LogPosition at, int row) {
        replies.askedAgain(at, row);
        failures.askedAgain(at, row);
    }

    /** Each comment has the same chance to be in the sample, however long the log is. */
    private void sample(String id, int row) {
        if (sample.size() < sampleSize) {
            sample.add(new Sampled(id, row));
        } else if (sampleSize > 0) {
            int place = chance.nextInt(ledger.rows());
            if (place < sampleSize) {
                sample.set(place, new Sampled(id, row));
            }
        }
    }

    private void stray(LogPosition at, CommentEvent event) {
        stray++;
        if (strays.size() < Findings.TOLD) {
            strays.add("The event at " + at + " is of comment " + event.id() + ", which is in another partition.");
        }
    }

    private static boolean isFull(BotParams params) {
        return params.toString().getBytes(StandardCharsets.UTF_8).length > Limits.BOT_PARAMS_BYTES;
    }

    /** What the log says of itself, with no look at any node. */
    void judge(boolean idle, Namer namer, Findings findings) {
        findings.checked(Check.ONE_PARTITION, events);
        for (int i = 0; i < stray; i++) {
            int number = i;
            findings.differs(Check.ONE_PARTITION, () -> strays.get(number));
        }
        replies.judge(ledger, idle, namer, findings);
    }

    /** Whether nothing waits for a reply that will come. */
    boolean atRest() {
        return replies.atRest(ledger);
    }

    /** From now on remembers what is touched; forgets what was. */
    void watch() {
        watching = true;
        touched.clear();
        posts = 0;
        deletions = 0;
    }

    /** Whether an event since {@link #watch} concerns the comment: a node may or may not show it yet. */
    boolean touched(String id) {
        return touched.contains(id);
    }

    /** Whether nothing has happened since {@link #watch}. */
    boolean still() {
        return touched.isEmpty();
    }

    /** How many comments were touched since {@link #watch}. */
    int touches() {
        return touched.size();
    }

    /** What a window must show, newest first, as far as nothing that happened since {@link #watch} can have changed it. */
    List<LoggedWindows.Entry> certain(List<Channel> shown) {
        return windows.newest(shown, entry -> touched(entry.id()) || !ledger.deleted(entry.row())).stream()
                .filter(entry -> !touched(entry.id()))
                .toList();
    }

    /** The least and the most comments that a node may count. */
    long leastTotal() {
        return comments - posts;
    }

    long mostTotal() {
        return comments + deletions;
    }

    int find(String id) {
        return ledger.find(fingerprints.ofId(id));
    }

    long content(Comment comment) {
        return fingerprints.ofContent(comment);
    }

    /** The fingerprint of what the comment must show as its failure. */
    long failure(int row) {
        return failures.of(row);
    }

    Ledger ledger() {
        return ledger;
    }

    LoggedWindows windows() {
        return windows;
    }

    List<Sampled> sampled() {
        return List.copyOf(sample);
    }

    long events() {
        return events;
    }

    long malformed() {
        return malformed;
    }

    long comments() {
        return comments;
    }
}
