package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/metrics.md} says. */
final class MetricsPage {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "metrics.md");
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9]*(?:_[a-z0-9]+)+)`");

    private final String text;

    private MetricsPage(String text) {
        this.text = text;
    }

    static MetricsPage read() {
        try {
            return new MetricsPage(Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException("The page of metrics cannot be read", e);
        }
    }

    /** A row of the table of alarms. */
    record Alarm(String name, String expression, String lasting) {}

    /** The metrics in the table of our own. */
    Set<String> own() {
        return firstCells("<!-- own -->", "<!-- end -->");
    }

    /** Those of Kafka's that the page speaks of. */
    Set<String> kafkas() {
        return firstCells("## Kafka's own", "## Of the process");
    }

    /** Those of the process that the page speaks of. */
    Set<String> ofTheProcess() {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(text.substring(text.indexOf("## Of the process")));
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        for (List<String> cells : rows("<!-- alarms -->", "<!-- end -->")) {
            alarms.add(new Alarm(unquoted(cells.get(0)), unquoted(cells.get(1)), cells.get(2)));
        }
        return alarms;
    }

    private Set<String> firstCells(String from, String to) {
        Set<String> names = new TreeSet<>();
        rows(from, to).forEach(cells -> names.add(unquoted(cells.get(0))));
        return names;
    }

    private static String unquoted(String cell) {
        return cell.replaceAll("^`|`$", "");
    }

    /** Of the table between two marks, without its head. */
    private List<List<String>> rows(String from, String to) {
        int begin = text.indexOf(from);
        return text.substring(begin, text.indexOf(to, begin))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
