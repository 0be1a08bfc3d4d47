package io.commentlog.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each {@link UnitCost}, measured where there is a result of its scenario, else assumed. Immutable. */
public final class UnitCosts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<UnitCost, Double> measured;

    UnitCosts(Map<UnitCost, Double> measured) {
        this.measured = Map.copyOf(measured);
    }

    /** All assumed. */
    public static UnitCosts assumed() {
        return new UnitCosts(Map.of());
    }

    /** Out of the results that {@code bench} has written there; those of quick runs say nothing, and are passed over. */
    public static UnitCosts in(Path directory) {
        Map<UnitCost, Double> measured = new EnumMap<>(UnitCost.class);
        for (UnitCost cost : UnitCost.values()) {
            Path file = directory.resolve(cost.scenario() + ".json");
            if (cost.isMeasurable() && Files.exists(file)) {
                try {
                    in(Files.readString(file), cost).ifPresent(value -> measured.put(cost, value));
                } catch (IOException e) {
                    throw new CannotBench(file + " is no result of bench: " + e.getMessage(), e);
                }
            }
        }
        return new UnitCosts(measured);
    }

    /** Out of the result of its scenario. */
    static Optional<Double> in(String result, UnitCost cost) throws IOException {
        JsonNode root = JSON.readTree(result);
        if (root.path("quick").asBoolean(true)) {
            return Optional.empty();
        }
        for (JsonNode contender : root.path("contenders")) {
            JsonNode median = contender.path(cost.measure()).path("median");
            if (contender.path("name").asText().equals(cost.contender()) && median.isNumber()) {
                return Optional.of(median.asDouble()).filter(value -> value > 0);
            }
        }
        return Optional.empty();
    }

    double of(UnitCost cost) {
        return measured.getOrDefault(cost, cost.assumed());
    }

    /** In seconds, of one that is told in microseconds. */
    double seconds(UnitCost cost) {
        return of(cost) / 1e6;
    }

    /** In one sentence. */
    String sentence() {
        return measured.size() + " of " + UnitCost.values().length + " unit costs are measured, the others assumed";
    }

    /** What each is, how much, and says who. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (UnitCost cost : UnitCost.values()) {
            String source = measured.containsKey(cost)
                    ? "measured: " + cost.scenario()
                    : cost.isMeasurable() ? "assumed; bench " + cost.scenario() + " measures it" : "assumed";
            rows.add(List.of(cost.what(), cost.format(of(cost)), source));
        }
        return rows;
    }
}
