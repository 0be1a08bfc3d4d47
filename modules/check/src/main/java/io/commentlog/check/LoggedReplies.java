package io.commentlog.check;

import io.commentlog.event.Comment;
import io.commentlog.event.Limits;
import io.commentlog.event.LogPosition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The replies in the log, 20 bytes each, and the events that asked again. A reply is a comment whose id says so, or one
 * of type {@code AI} that says what it replies to, as bots over HTTP write them; people may use {@code replyTo} as they
 * like. A reply may be read before its question, which may be in another partition: who asks about them has read
 * everything. Confined to one thread.
 */
final class LoggedReplies {
    private static final String AI = "AI";
    private static final Pattern ID = Pattern.compile(Limits.REPLY_ID_PREFIX + "([0-9]{1,4})-([0-9]{1,14})");

    /** In place of a position: the id is the bot's own business. */
    private static final long OWN_ID = -1;

    /** In place of a position: the id claims to be made of one, but is not. */
    private static final long NO_POSITION = -2;

    private int[] rows = new int[256];
    private long[] questions = new long[256];
    private long[] answered = new long[256];
    private int count;

    /** The rows of comments that were asked again, by the position of the event that asked. */
    private final Map<Long, Integer> askedAgain = new HashMap<>();

    static boolean isReply(Comment comment) {
        return comment.id().startsWith(Limits.REPLY_ID_PREFIX)
                || (comment.replyTo().isPresent() && comment.messageType().equals(AI));
    }

    /**
     * @param question the fingerprint of the id that it replies to
     */
    void posted(String id, int row, long question) {
        if (count == rows.length) {
            int more = count + (count >> 1);
            rows = Arrays.copyOf(rows, more);
            questions = Arrays.copyOf(questions, more);
            answered = Arrays.copyOf(answered, more);
        }
        rows[count] = row;
        questions[count] = question;
        answered[count] = answered(id);
        count++;
    }

    void askedAgain(LogPosition at, int row) {
        askedAgain.put(Ledger.packed(at), row);
    }

    private static long answered(String id) {
        Matcher matcher = ID.matcher(id);
        if (matcher.matches()) {
            return Ledger.packed(new LogPosition(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))));
        }
        return id.startsWith(Limits.REPLY_ID_PREFIX) ? NO_POSITION : OWN_ID;
    }

    /** Whether no comment waits for a reply, or for the mark of one, from somebody who answers everything. */
    boolean atRest(Ledger ledger) {
        byte[] replies = counted(ledger);
        for (int row = 0; row < ledger.rows(); row++) {
            if (due(ledger, row, replies[row]).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param idle whether everybody had time enough to answer
     */
    void judge(Ledger ledger, boolean idle, Namer namer, Findings findings) {
        findings.checked(Check.NO_ORPHAN, count);
        for (int reply = 0; reply < count; reply++) {
            judgeReply(reply, ledger, namer, findings);
        }
        byte[] replies = counted(ledger);
        findings.checked(Check.GIVEN_UP, 0);
        for (int row = 0; row < ledger.rows(); row++) {
            judgeQuestion(row, replies[row], ledger, namer, findings);
            if (ledger.givenUp(row) && !ledger.deleted(row)) {
                findings.checked(Check.GIVEN_UP, 1);
            }
            if (idle && ledger.answered(row) && ledger.waits(row) > 0) {
                findings.checked(Check.ONE_EACH, ledger.waits(row));
                int question = row;
                due(ledger, row, replies[row])
                        .ifPresent(why ->
                                findings.differs(Check.ONE_EACH, () -> namer.comment(ledger, question) + " " + why));
            }
        }
        if (!idle) {
            findings.note(Check.AT_MOST_ONE, "the log did not rest, so that some may still be answered.");
        }
    }

    private void judgeReply(int reply, Ledger ledger, Namer namer, Findings findings) {
        int question = ledger.find(questions[reply]);
        if (question == Ledger.NONE) {
            findings.differs(
                    Check.NO_ORPHAN,
                    () -> namer.comment(ledger, rows[reply]) + " is a reply to a comment that was never posted.");
            return;
        }
        findings.look(
                Check.IN_ORDER,
                disorder(reply, question, ledger).map(why -> pair(reply, question, ledger, namer) + why));
        if (answered[reply] != OWN_ID) {
            findings.checked(Check.REPLY_ID, 1);
            boolean asked = ledger.askedByPost(question) && Ledger.packed(ledger.position(question)) == answered[reply];
            boolean askedAgainThere = askedAgain.getOrDefault(answered[reply], Ledger.NONE) == question;
            if (!asked && !askedAgainThere) {
                findings.differs(
                        Check.REPLY_ID,
                        () -> pair(reply, question, ledger, namer) + ", which its id does not name as asking.");
            }
        }
    }

    private String pair(int reply, int question, Ledger ledger, Namer namer) {
        return namer.comment(ledger, rows[reply]) + " is a reply to " + namer.comment(ledger, question);
    }

    /** Between partitions there is no order but that of the comments' times, of which the bot's own are promised. */
    private Optional<String> disorder(int reply, int question, Ledger ledger) {
        LogPosition at = ledger.position(rows[reply]);
        LogPosition asked = ledger.position(question);
        if (at.partition() == asked.partition() && at.offset() < asked.offset()) {
            return Optional.of(", but is before it in the log.");
        }
        if (answered[reply] >= 0) {
            LogPosition answers = Ledger.unpacked(answered[reply]);
            if (at.partition() == answers.partition() && at.offset() < answers.offset()) {
                return Optional.of(", but is before the event that asked.");
            }
            if (ledger.timestamp(rows[reply]) < ledger.timestamp(question)) {
                return Optional.of(", but its timestamp is the older one.");
            }
        }
        return Optional.empty();
    }

    private static void judgeQuestion(int row, byte replies, Ledger ledger, Namer namer, Findings findings) {
        int asks = ledger.asks(row);
        if (asks == 0) {
            return;
        }
        findings.checked(Check.AT_MOST_ONE, 1);
        int found = replies & Ledger.MANY;
        if (found > asks && asks < Ledger.MANY) {
            findings.differs(
                    Check.AT_MOST_ONE,
                    () -> namer.comment(ledger, row) + " asked " + times(asks) + " and has " + found + " replies.");
        }
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** What is still missing of a question's replies. One that was deleted is owed nothing. */
    private static Optional<String> due(Ledger ledger, int row, byte replies) {
        if (!ledger.answered(row) || ledger.deleted(row) || ledger.full(row)) {
            return Optional.empty();
        }
        int found = replies & Ledger.MANY;
        int waits = ledger.waits(row);
        if (found < waits) {
            return Optional.of("waited for a reply " + times(waits) + " and has " + found + ".");
        }
        return ledger.waiting(row) ? Optional.of("has its reply but no mark.") : Optional.empty();
    }

    /** The replies of each row. */
    private byte[] counted(Ledger ledger) {
        byte[] replies = new byte[ledger.rows()];
        for (int reply = 0; reply < count; reply++) {
            int question = ledger.find(questions[reply]);
            if (question != Ledger.NONE && (replies[question] & Ledger.MANY) < Ledger.MANY) {
                replies[question]++;
            }
        }
        return replies;
    }
}
