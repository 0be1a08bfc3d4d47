package io.commentlog.bench;

import io.commentlog.bench.scenario.ScenarioName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param scenarios in their order
 * @param byName whether somebody named them; what takes longest is left out of a run of everything
 * @param node that is measured, and written to; empty to start one
 * @param profile whether nodes are recorded instead of measured, to see what they spend their time on
 * @param quick short rounds, only to see that it works
 * @param out where the results are written; empty for nowhere
 * @param mainClass of a node, on this process's class path
 */
public record BenchConfig(
        List<ScenarioName> scenarios,
        boolean byName,
        Optional<URI> node,
        boolean profile,
        boolean quick,
        Optional<Path> out,
        String mainClass) {
    public BenchConfig {
        scenarios = List.copyOf(scenarios);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("Nothing is to be measured");
        }
        if (profile && (node.isPresent() || !scenarios.stream().allMatch(ScenarioName::isForProfile))) {
            throw new IllegalArgumentException("Only nodes that are started for requests can be profiled");
        }
    }
}
