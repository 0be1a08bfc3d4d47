package io.commentlog.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A result for programs: every round of every contender, so that medians and ratios can be made again. Pure. */
final class ResultJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResultJson() {}

    static String of(Result result) {
        ObjectNode root = JSON.createObjectNode()
                .put("scenario", result.scenario())
                .put("title", result.title())
                .put("day", result.day())
                .put("seconds", result.seconds())
                .put("quick", result.quick())
                .put("mainMeasure", result.main().name());
        Machine machine = result.machine();
        ObjectNode where = root.putObject("machine")
                .put("cores", machine.cores())
                .put("processor", machine.processor())
                .put("system", machine.system())
                .put("java", machine.java());
        machine.options().forEach(where.putArray("options")::add);
        ArrayNode contenders = root.putArray("contenders");
        for (Samples samples : result.samples()) {
            ObjectNode contender = contenders.addObject().put("name", samples.contender());
            for (Measure measure : result.measures()) {
                samples.median(measure).ifPresent(median -> {
                    ObjectNode values = contender
                            .putObject(measure.name())
                            .put("unit", measure.title())
                            .put("median", median);
                    samples.values(measure).forEach(values.putArray("rounds")::add);
                });
            }
        }
        ArrayNode goals = root.putArray("goals");
        for (Goal goal : result.goals()) {
            ObjectNode node = goals.addObject()
                    .put("goal", goal.text())
                    .put("verdict", goal.verdict(result.samples()).word());
            goal.measured(result.samples()).ifPresent(value -> node.put(goal.isRatio() ? "ratio" : "value", value));
        }
        result.missing().forEach(root.putArray("missing")::add);
        result.notes().forEach(root.putArray("notes")::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }
}
