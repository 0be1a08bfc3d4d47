package io.commentlog.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus and Grafana are deployed with: {@code docs/deploy/alerts.yml} and the dashboard. */
final class WatchFiles {
    private static final String DEPLOY = "docs/deploy/";
    private static final Pattern METRIC = Pattern.compile("\\bcommentlog_\\w+");

    private WatchFiles() {}

    static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        yaml("alerts.yml").path("groups").forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    static List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        dashboard().path("panels").forEach(panels::add);
        return panels;
    }

    static JsonNode dashboard() {
        return parsed(new ObjectMapper(), "grafana/dashboards/commentlog.json");
    }

    static JsonNode yaml(String file) {
        return parsed(new YAMLMapper(), file);
    }

    private static JsonNode parsed(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(ComposeFile.text(DEPLOY + file));
        } catch (JsonProcessingException e) {
            throw new AssertionError(file, e);
        }
    }

    /** The names of all metrics of ours that any of them asks for. */
    static Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        Stream.concat(
                        alerts().stream().map(alert -> alert.path("expr")),
                        panels().stream().flatMap(panel -> panel.findValues("expr").stream()))
                .forEach(expression ->
                        METRIC.matcher(expression.asText()).results().forEach(name -> names.add(name.group())));
        return names;
    }
}
