package io.commentlog.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of cells as text in columns, or as Markdown. Pure. */
public final class Table {
    private static final String NOTHING = "-";

    private Table() {}

    /** Medians of each contender, and how many times the first contender's main measure they are. */
    static List<List<String>> medians(Result result) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("contender"));
        result.measures().forEach(measure -> head.add(measure.title()));
        head.add("± ");
        head.add("ratio");
        rows.add(head.stream().map(String::strip).toList());
        for (Samples samples : result.samples()) {
            List<String> row = new ArrayList<>(List.of(samples.contender()));
            for (Measure measure : result.measures()) {
                row.add(samples.median(measure).map(measure::format).orElse(NOTHING));
            }
            row.add(samples.spread(result.main())
                    .map(spread -> String.format(Locale.ROOT, "%.0f %%", 50 * spread))
                    .orElse(NOTHING));
            row.add(samples.ratioTo(result.samples().get(0), result.main())
                    .map(Goal::number)
                    .orElse(NOTHING));
            rows.add(row);
        }
        return rows;
    }

    /** Every goal, the ratio or the value that was measured, and whether that meets it. */
    static List<List<String>> goals(Result result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("goal", "measured", "verdict"));
        result.goals()
                .forEach(goal -> rows.add(List.of(
                        goal.text(),
                        goal.measured(result.samples()).map(goal::shown).orElse(NOTHING),
                        goal.verdict(result.samples()).word())));
        return rows;
    }

    /** All of a result as a terminal shows it. */
    public static List<String> lines(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.scenario() + ": " + result.title());
        lines.addAll(columns(medians(result)));
        if (!result.goals().isEmpty()) {
            lines.add("");
            lines.addAll(columns(goals(result)));
        }
        result.missing().forEach(sentence -> lines.add("not measured: " + sentence));
        result.notes().forEach(sentence -> lines.add("note: " + sentence));
        return lines;
    }

    /** The first column to the left, the others to the right. */
    static List<String> columns(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder("  ");
                    for (int i = 0; i < widths.length; i++) {
                        String space = " ".repeat(widths[i] - row.get(i).length());
                        line.append(i == 0 ? row.get(i) + space : "  " + space + row.get(i));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    public static List<String> markdown(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add("| " + String.join(" | ", rows.get(i)) + " |");
            if (i == 0) {
                lines.add("|---|" + "---:|".repeat(rows.get(0).size() - 1));
            }
        }
        return lines;
    }
}
