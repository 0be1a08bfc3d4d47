package io.commentlog.bench.scenario;

import io.commentlog.bench.report.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures contenders in turn, A B A B, so that whatever else goes on on the machine meets them all. Pure but for what the
 * contenders do.
 */
final class Rounds {
    private Rounds() {}

    /**
     * @param warmUp whether a first round only warms up, and is thrown away
     * @param progress is told what comes next
     */
    static List<Samples> run(
            List<Contender> contenders, boolean warmUp, int rounds, Duration length, Consumer<String> progress) {
        List<Samples> all = new ArrayList<>();
        for (Contender contender : contenders) {
            if (warmUp) {
                progress.accept("warm-up, " + contender.name());
                contender.measure(length);
            }
            all.add(new Samples(contender.name(), List.of()));
        }
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                progress.accept("round " + round + " of " + rounds + ", "
                        + contenders.get(i).name());
                all.set(i, all.get(i).plus(contenders.get(i).measure(length)));
            }
        }
        return all;
    }
}
