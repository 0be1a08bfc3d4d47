package io.commentlog.bench.scenario;

import io.commentlog.bench.report.Goal;
import io.commentlog.bench.report.Measure;
import java.util.List;

/**
 * A scenario ready to be run: everything in it has been started.
 *
 * @param timed whether contenders are measured for a time, after a first round that only warms up; else each round is a
 *     run of its own, which takes the time that it takes
 * @param main the measure that charts and ratios are of
 * @param missing who does not contend, and why, a sentence each
 * @param notes what one must know to read the figures, a sentence each
 */
record Plan(
        String title,
        boolean timed,
        Measure main,
        List<Contender> contenders,
        List<Goal> goals,
        List<String> missing,
        List<String> notes) {
    /** Of contenders that are measured for a time. */
    Plan(
            String title,
            Measure main,
            List<Contender> contenders,
            List<Goal> goals,
            List<String> missing,
            List<String> notes) {
        this(title, true, main, contenders, goals, missing, notes);
    }
}
