package io.commentlog.system.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One row over time as an SVG: how long answers took and how stale they were, the worst of every quarter of a second, and
 * each failed read and write as a stroke. Pure.
 */
final class Picture {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 50;
    private static final double STEP = 0.25;
    private static final double NANOS = 1e9;

    private final String title;
    private final Observed observed;
    private final long start;
    private final double seconds;

    private Picture(String title, Observed observed) {
        this.title = title;
        this.observed = observed;
        List<Poll> polls = observed.history().polls();
        this.start = polls.isEmpty() ? 0 : polls.get(0).start();
        this.seconds = polls.stream()
                .mapToDouble(poll -> (poll.end() - start) / NANOS)
                .max()
                .orElse(1);
    }

    static String svg(String title, Observed observed) {
        return new Picture(title, observed).svg();
    }

    private String svg() {
        Promises promises = Promises.of(observed.history().writes());
        TreeMap<Double, Double> took = new TreeMap<>();
        TreeMap<Double, Double> stale = new TreeMap<>();
        List<String> strokes = new ArrayList<>();
        for (Readers.Judged read : Readers.judge(observed.history().polls(), promises)) {
            Poll poll = read.poll();
            double at = Math.floor((poll.start() - start) / NANOS / STEP) * STEP;
            took.merge(at, (poll.end() - poll.start()) / NANOS, Math::max);
            stale.merge(at, read.stale() / NANOS, Math::max);
            if (read.verdict() != Readers.Verdict.GOOD) {
                strokes.add(stroke(poll.start(), 0, "#c00"));
            }
        }
        observed.history().writes().stream()
                .filter(write -> !write.acknowledged())
                .forEach(write -> strokes.add(stroke(write.start(), 8, "#888")));
        double most = Math.max(1, Math.max(max(took), max(stale)));
        return head(most) + line(took, most, "#06c") + line(stale, most, "#e80") + String.join("", strokes)
                + "</svg>\n";
    }

    private static double max(Map<Double, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private String head(double most) {
        double injected = (observed.injected() - start) / NANOS;
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>",
                        WIDTH, HEIGHT)
                + text(MARGIN, 18, title)
                + text(
                        MARGIN,
                        34,
                        "seconds: blue an answer's time, orange its staleness; red a failed or bad read, grey a failed write")
                + text(4, y(most, most), format("%.1f s", most))
                + text(4, y(0, most), "0")
                + text(WIDTH - MARGIN, HEIGHT - 4, format("%.0f s", seconds))
                + format(
                        "<path d=\"M%.1f %d V%d M%d %d H%d\" stroke=\"#aaa\" stroke-dasharray=\"3\"/>",
                        x(injected), MARGIN, HEIGHT - MARGIN, MARGIN, HEIGHT - MARGIN, WIDTH - MARGIN)
                + text((int) x(injected), HEIGHT - MARGIN + 30, "fault");
    }

    private String line(SortedMap<Double, Double> values, double most, String color) {
        String points = values.entrySet().stream()
                .map(value -> format("%.1f,%d", x(value.getKey()), y(value.getValue(), most)))
                .collect(Collectors.joining(" "));
        return "<polyline fill=\"none\" stroke=\"" + color + "\" points=\"" + points + "\"/>";
    }

    private String stroke(long at, int lower, String color) {
        int top = HEIGHT - MARGIN + 3 + lower;
        return format("<path d=\"M%.1f %d v7\" stroke=\"%s\"/>", x((at - start) / NANOS), top, color);
    }

    private static String text(int x, int y, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"" + x + "\" y=\"" + y + "\">" + escaped + "</text>";
    }

    private double x(double second) {
        return MARGIN + second / seconds * (WIDTH - 2 * MARGIN);
    }

    private static int y(double value, double most) {
        return (int) Math.round(HEIGHT - MARGIN - value / most * (HEIGHT - 2 * MARGIN));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
