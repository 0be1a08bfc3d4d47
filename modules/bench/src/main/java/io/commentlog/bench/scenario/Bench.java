package io.commentlog.bench.scenario;

import io.commentlog.bench.BenchConfig;
import io.commentlog.bench.profile.ProfilePage;
import io.commentlog.bench.report.Machine;
import io.commentlog.bench.report.ReportFiles;
import io.commentlog.bench.report.Result;
import io.commentlog.bench.report.Samples;
import io.commentlog.bench.report.Table;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** The command {@code bench}: scenario after scenario, each reported as soon as it is through. */
public final class Bench {
    private static final int ROUNDS = 5;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final int QUICK_ROUNDS = 2;
    private static final Duration QUICK_LENGTH = Duration.ofSeconds(2);
    /** Of what takes the time that it takes, which may be minutes. */
    private static final int LONG_ROUNDS = 3;

    private static final int QUICK_LONG_ROUNDS = 1;

    private Bench() {}

    /**
     * Results go to {@code out}, progress to {@code err}.
     *
     * @throws io.commentlog.bench.CannotBench if something that is needed cannot be had
     */
    public static void run(BenchConfig config, PrintStream out, PrintStream err) {
        Machine machine = Machine.here();
        out.println(machine.sentence());
        try (Bed bed = new Bed(config, doing -> err.println("commentlog: " + doing))) {
            for (ScenarioName name : config.scenarios()) {
                Consumer<String> progress = doing -> err.println("commentlog: " + name.word() + ": " + doing);
                progress.accept("starting what it needs");
                Plan plan = name.plan(bed);
                out.println();
                if (config.profile()) {
                    ProfilePage page = profiled(config, machine, name, plan, bed.directory(), progress);
                    out.print(page.markdown());
                    config.out().ifPresent(directory -> ReportFiles.write(directory, page.file(), page.markdown()));
                } else {
                    Result result = measured(config, machine, name, plan, progress);
                    Table.lines(result).forEach(out::println);
                    config.out().ifPresent(directory -> ReportFiles.write(directory, result));
                }
            }
        }
    }

    private static Result measured(
            BenchConfig config, Machine machine, ScenarioName name, Plan plan, Consumer<String> progress) {
        Duration length = length(config, plan);
        List<Samples> samples = Rounds.run(plan.contenders(), plan.timed(), rounds(config, plan), length, progress);
        return new Result(
                name.word(),
                plan.title(),
                today(),
                (int) length.toSeconds(),
                config.quick(),
                machine,
                plan.main(),
                samples,
                plan.goals(),
                plan.missing(),
                plan.notes());
    }

    private static ProfilePage profiled(
            BenchConfig config,
            Machine machine,
            ScenarioName name,
            Plan plan,
            Path recordings,
            Consumer<String> progress) {
        List<ProfilePage.Section> sections =
                new Profiling(recordings, length(config, plan)).run(plan.contenders(), progress);
        return new ProfilePage(name.word(), plan.title(), today(), config.quick(), machine, sections);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static int rounds(BenchConfig config, Plan plan) {
        if (plan.timed()) {
            return config.quick() ? QUICK_ROUNDS : ROUNDS;
        }
        return config.quick() ? QUICK_LONG_ROUNDS : LONG_ROUNDS;
    }

    private static Duration length(BenchConfig config, Plan plan) {
        if (!plan.timed()) {
            return Duration.ZERO;
        }
        return config.quick() ? QUICK_LENGTH : LENGTH;
    }
}
