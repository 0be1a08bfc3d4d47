package io.commentlog.bench.scenario;

import io.commentlog.bench.peer.Node;
import io.commentlog.bench.report.Measure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of those that are compared. */
interface Contender {
    String name();

    /** The node that it measures, if it is one of ours. */
    default Optional<Node> ours() {
        return Optional.empty();
    }

    /** Measures it once, for that long; returns when it is at rest again, so that it takes nothing from the next one. */
    Map<Measure, Double> measure(Duration length);

    static Contender of(String name, Function<Duration, Map<Measure, Double>> measure) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Map<Measure, Double> measure(Duration length) {
                return measure.apply(length);
            }
        };
    }
}
