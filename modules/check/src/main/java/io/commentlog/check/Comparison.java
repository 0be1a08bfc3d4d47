package io.commentlog.check;

import io.commentlog.event.Processed;
import io.commentlog.event.view.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what nodes showed with what the log says. The nodes had applied the log up to {@link LogFold#watch} when they
 * were asked, and the fold has read further than they can have answered; so what was touched in between is not judged, and
 * all else must be exactly as the log says. Pure.
 */
final class Comparison {
    private static final int FOUND = 200;
    private static final int DELETED = 410;

    private final LogFold fold;
    private final Findings findings;

    Comparison(LogFold fold, Findings findings) {
        this.fold = fold;
        this.findings = findings;
    }

    void total(String node, long total) {
        boolean right = total >= fold.leastTotal() && total <= fold.mostTotal();
        findings.look(
                Check.TOTAL,
                right
                        ? Optional.empty()
                        : Optional.of(node + " counts " + total + " comments, the log " + logged() + "."));
    }

    private String logged() {
        return fold.leastTotal() == fold.mostTotal()
                ? Long.toString(fold.mostTotal())
                : fold.leastTotal() + " to " + fold.mostTotal();
    }

    /**
     * @param channels those that the window shows
     */
    void window(String node, WindowFilter filter, List<Channel> channels, Shown answered) {
        Shown shown = fold.still() ? answered : answered.atOnce();
        boolean all = shown.newestFirst().size() == answered.newestFirst().size();
        String where = node + " in the window of " + filter;
        order(where, shown);
        shown.newestFirst().forEach(one -> comment(where, filter, one));
        int size = fold.windows().size();
        if (shown.newestFirst().size() > size) {
            findings.differs(
                    Check.WINDOW,
                    () -> where + " shows " + shown.newestFirst().size() + " comments, more than " + size + ".");
        }
        if (fold.windows().crowded()) {
            findings.note(
                    Check.COMMENT, "there are more channels than nodes have room for: what is missing is not told.");
            return;
        }
        findings.checked(Check.WINDOW, 1);
        List<LoggedWindows.Entry> certain = fold.certain(channels);
        // What was touched may have pushed as many others to the next page.
        int due = all ? certain.size() : Math.min(certain.size(), Math.max(0, shown.firstPage() - fold.touches()));
        Set<String> ids = shown.newestFirst().stream().map(Shown.One::id).collect(Collectors.toSet());
        for (LoggedWindows.Entry entry : certain.subList(0, due)) {
            if (!ids.contains(entry.id())) {
                findings.differs(
                        Check.WINDOW,
                        () -> where + " does not show comment " + entry.id() + " (at "
                                + fold.ledger().position(entry.row()) + ").");
            }
        }
    }

    private void order(String where, Shown shown) {
        findings.checked(Check.ORDER, 1);
        List<Shown.One> newestFirst = shown.newestFirst();
        for (int i = 1; i < newestFirst.size(); i++) {
            Shown.One newer = newestFirst.get(i - 1);
            Shown.One older = newestFirst.get(i);
            if (!newer.isNewerThan(older)) {
                String what = newer.id().equals(older.id())
                        ? " shows comment " + newer.id() + " twice."
                        : " shows comment " + newer.id() + " on the wrong side of " + older.id() + ".";
                findings.differs(Check.ORDER, () -> where + what);
            }
        }
    }

    private void comment(String where, WindowFilter filter, Shown.One one) {
        boolean passes = filter.domain()
                        .filter(name -> !name.equals(one.channel().domain()))
                        .isEmpty()
                && filter.messageType()
                        .filter(type -> !type.equals(one.channel().messageType()))
                        .isEmpty();
        Optional<String> wrong = passes ? wrong(one) : Optional.of(", which does not belong there.");
        findings.look(Check.COMMENT, wrong.map(why -> where + " shows comment " + one.id() + why));
    }

    /** What is wrong with what is shown, if it is not what the log says. */
    private Optional<String> wrong(Shown.One one) {
        int row = fold.find(one.id());
        if (fold.touched(one.id())) {
            return Optional.empty();
        }
        if (row == Ledger.NONE) {
            return Optional.of(", which the log does not have.");
        }
        Ledger ledger = fold.ledger();
        if (ledger.deleted(row)) {
            return Optional.of(", which is deleted.");
        }
        if (ledger.content(row) != one.content()) {
            return Optional.of(" otherwise than it was posted (at " + ledger.position(row) + ").");
        }
        if (ledger.full(row)) {
            return Optional.empty();
        }
        if (ledger.processed(row) != one.processed()) {
            return Optional.of(
                    " as " + word(one.processed()) + ", which in the log is " + word(ledger.processed(row)) + ".");
        }
        return fold.failure(row) == one.failure()
                ? Optional.empty()
                : Optional.of(
                        ledger.givenUp(row)
                                ? " without the failure for which the bot gave it up."
                                : " with a failure that the log does not say of it.");
    }

    private static String word(Processed processed) {
        return switch (processed) {
            case ABSENT -> "not for the bot";
            case WAITING -> "unprocessed";
            case HANDLED -> "processed";
        };
    }

    /**
     * @param status of the answer to a GET of the comment by its id
     * @param answered the comment in that answer, if it was one
     */
    void byId(String node, LogFold.Sampled sampled, int status, Optional<Shown.One> answered) {
        if (fold.touched(sampled.id())) {
            return;
        }
        int due = fold.ledger().deleted(sampled.row()) ? DELETED : FOUND;
        Optional<String> wrong = status != due
                ? Optional.of(node + " answers " + status + " for comment " + sampled.id() + " (at "
                        + fold.ledger().position(sampled.row()) + "), where " + due + " is due.")
                : answered.flatMap(this::wrong)
                        .map(why -> node + " answers a GET by id with comment " + sampled.id() + why);
        findings.look(Check.BY_ID, wrong);
    }

    /** Of two nodes one may show less, where something that was touched pushed the end of a window out. */
    void alike(String first, String second, WindowFilter filter, Shown one, Shown other) {
        List<Shown.One> ours = untouched(one);
        List<Shown.One> theirs = untouched(other);
        int common = Math.min(ours.size(), theirs.size());
        boolean alike = ours.subList(0, common).equals(theirs.subList(0, common))
                && (ours.size() == theirs.size() || !fold.still());
        findings.look(
                Check.ALIKE,
                alike
                        ? Optional.empty()
                        : Optional.of(first + " and " + second + " show different comments in the window of " + filter
                                + " behind the newest " + firstDifferent(ours, theirs, common) + "."));
    }

    private List<Shown.One> untouched(Shown shown) {
        return (fold.still() ? shown : shown.atOnce())
                .newestFirst().stream().filter(one -> !fold.touched(one.id())).toList();
    }

    private static int firstDifferent(List<Shown.One> ours, List<Shown.One> theirs, int common) {
        int place = 0;
        while (place < common && ours.get(place).equals(theirs.get(place))) {
            place++;
        }
        return place;
    }
}
