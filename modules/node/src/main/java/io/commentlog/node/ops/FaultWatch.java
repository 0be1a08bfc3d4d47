package io.commentlog.node.ops;

import io.commentlog.node.ops.Reading.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what went wrong between two looks at a process: roles that are no longer well, and counters that should stand still. A
 * role that has not been ready yet is starting, which is no fault. Owned by one thread.
 */
final class FaultWatch {
    private static final double OLD = 10;

    /** Counters that stand still as long as all is well, and what it means when they do not. */
    private static final Map<String, String> STILL = Map.of(
            "commentlog.fold.rejected",
            "A record of the log is no event; topic comments.rejected has it, and why",
            "commentlog.http.bugs",
            "A request was answered 500; its stack trace is in the log of this process",
            "commentlog.writes.unavailable",
            "A write was answered 503: the brokers did not acknowledge it, or its comment could not be looked up",
            "commentlog.reads.unavailable",
            "A read was answered 503: there is no view yet",
            "commentlog.view.snapshot.failures",
            "The view could not be written to disk; the log of this process says why");

    private final Set<String> wereWell = new HashSet<>();
    private final Set<String> areFaulty = new HashSet<>();
    private boolean viewIsOld;

    /** What is new since the reading before. */
    List<Fault> look(List<RoleState> roles, Reading before, Reading now) {
        List<Fault> found = new ArrayList<>();
        roles.forEach(role -> look(role, now.millis(), found));
        STILL.forEach((name, sentence) -> {
            more(name, sentence, now.sum(name) - before.sum(name), now, found);
        });
        double blank = now.sum("commentlog.reads", "kind", "blank") - before.sum("commentlog.reads", "kind", "blank");
        more("blank", "A read was answered with nothing though there was a comment to show", blank, now, found);
        bot(before, now, found);
        viewAge(now, found);
        return found;
    }

    private void look(RoleState role, long at, List<Fault> found) {
        String name = role.role();
        if (role.isWell()) {
            if (areFaulty.remove(name)) {
                found.add(Fault.once("well", "The role " + name + " is well again", at));
            }
            wereWell.add(name);
        } else if (wereWell.contains(name) && areFaulty.add(name)) {
            String how = role.readiness().ready() ? " is cut off: " : " is not ready: ";
            found.add(Fault.once("role", "The role " + name + how + role.detail(), at));
        }
    }

    private static void bot(Reading before, Reading now, List<Fault> found) {
        Map<String, Double> earlier = new HashMap<>();
        before.figures().forEach(figure -> earlier.put(figure.name() + figure.tags(), figure.value()));
        for (Figure figure : now.figures()) {
            double more = figure.value() - earlier.getOrDefault(figure.name() + figure.tags(), 0.0);
            sentence(figure).ifPresent(text -> more(figure.name(), text, more, now, found));
        }
    }

    private static void more(String what, String sentence, double times, Reading now, List<Fault> found) {
        if (times > 0) { // not where one of the two is none
            found.add(new Fault(what, sentence, now.millis(), now.millis(), Math.round(times)));
        }
    }

    private static Optional<String> sentence(Figure figure) {
        String entity = figure.tag("entity");
        return switch (figure.name()) {
            case "commentlog.bot.failures" ->
                Optional.of(
                        "A call for " + entity + " brought no reply (" + figure.tag("reason") + "); it is tried again");
            case "commentlog.bot.dead.letters" ->
                Optional.of("A question to " + entity + " was given up (" + figure.tag("reason")
                        + "); commentlog bot retry puts it again");
            case "commentlog.bot.circuit.open" ->
                Optional.of("The server of " + entity + " has failed five times in a row and is left alone for a"
                        + " while");
            default -> Optional.empty();
        };
    }

    private void viewAge(Reading now, List<Fault> found) {
        double age = now.sum("commentlog.view.age");
        if (age > OLD && !viewIsOld && wereWell.contains("query")) {
            found.add(Fault.once("age", "The view has not been complete for ten seconds", now.millis()));
        } else if (age < OLD && viewIsOld) {
            found.add(Fault.once("well", "The view is complete again", now.millis()));
        }
        viewIsOld = age > OLD;
    }
}
