package io.commentlog.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The medians of a result's main measure as bars, an SVG that needs nothing else. Pure. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int LABELS = 250;
    private static final int NUMBERS = 90;
    private static final int TOP = 44;
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final String OURS = "#2a7de1";
    private static final String THEIRS = "#9aa5b1";

    private Chart() {}

    static String of(Result result) {
        List<Samples> all = result.samples();
        double most = all.stream()
                .map(samples -> samples.median(result.main()))
                .flatMap(Optional::stream)
                .mapToDouble(value -> value)
                .max()
                .orElse(1);
        int height = TOP + all.size() * ROW + 10;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n"
                        + "<text x=\"10\" y=\"24\" font-size=\"14\">%s: %s</text>%n",
                WIDTH,
                height,
                escaped(result.title()),
                escaped(result.main().title())));
        for (int i = 0; i < all.size(); i++) {
            svg.append(bar(all.get(i), result.main(), most, TOP + i * ROW));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Samples samples, Measure measure, double most, int y) {
        double value = samples.median(measure).orElse(0.0);
        double length = most > 0 ? value / most * (WIDTH - LABELS - NUMBERS) : 0;
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                LABELS - 8,
                y + 13,
                escaped(samples.contender()),
                LABELS,
                y,
                length,
                BAR,
                samples.contender().startsWith("commentlog") ? OURS : THEIRS,
                LABELS + length + 6,
                y + 13,
                measure.format(value));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
