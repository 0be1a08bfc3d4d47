package io.commentlog.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The page of all results: what people wrote above, and a section for each scenario that was measured, which the next
 * measurement of the same scenario replaces. Pure.
 */
final class Readme {
    private static final String NEW =
            "# Benchmarks\n\nMade by `./commentlog bench`; every round is in the JSON files.\n";

    private Readme() {}

    /**
     * @param old the page as it is; empty if there is none
     */
    static String with(String old, Result result) {
        String begin = "<!-- begin " + result.scenario() + " -->\n";
        String end = "<!-- end " + result.scenario() + " -->\n";
        String page = old.isEmpty() ? NEW : old;
        String section = begin + section(result) + end;
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        return from >= 0 && to > from
                ? page.substring(0, from) + section + page.substring(to + end.length())
                : page + "\n" + section;
    }

    private static String section(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add("## `" + result.scenario() + "`: " + result.title());
        lines.add("");
        lines.add("![" + result.title() + "](" + result.scenario() + ".svg)");
        lines.add("");
        lines.addAll(Table.markdown(Table.medians(result)));
        if (!result.goals().isEmpty()) {
            lines.add("");
            lines.addAll(Table.markdown(Table.goals(result)));
        }
        lines.add("");
        result.missing().forEach(sentence -> lines.add("- Not measured: " + sentence));
        result.notes().forEach(sentence -> lines.add("- " + sentence));
        lines.add("- " + result.day() + ", medians of " + result.rounds() + " rounds"
                + (result.seconds() > 0 ? " of " + result.seconds() + " s each" : "")
                + (result.quick() ? " (`--quick`: only to see that it works)" : "") + ", "
                + result.machine().sentence() + ". [All rounds](" + result.scenario() + ".json).");
        return String.join("\n", lines) + "\n";
    }
}
