package io.commentlog.bench.profile;

import io.commentlog.bench.profile.Profile.Use;
import io.commentlog.bench.profile.Ranking.Place;
import io.commentlog.bench.report.Machine;
import io.commentlog.bench.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The profiles of a scenario as Markdown. Names of methods are code, because Markdown would take {@code <init>} for a tag.
 * Pure.
 *
 * @param title of what the scenario measures
 * @param day as 2026-01-31
 * @param quick whether it was only to be seen that it works
 */
public record ProfilePage(
        String scenario, String title, String day, boolean quick, Machine machine, List<Section> sections) {
    private static final int METHODS = 25;
    private static final int CLASSES = 20;
    private static final double MS = 1e6;

    public ProfilePage {
        sections = List.copyOf(sections);
    }

    /** What a contender did. */
    public record Section(String contender, Profile profile) {}

    /** Its name beside the results. */
    public String file() {
        return "profile-" + scenario + ".md";
    }

    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Profile: " + scenario);
        lines.add("");
        lines.add(
                "What a node spends its time on: " + title + ". Made by `./commentlog bench " + scenario
                        + " --profile`, "
                        + day + (quick ? " (`--quick`: a cold JVM, only to see that it works)" : "") + ", "
                        + machine.sentence()
                        + ". A recording costs time too: nothing here is a figure of speed. [How to read it](README.md#what-costs-what).");
        for (Section section : sections) {
            lines.add("");
            lines.add("## " + section.contender());
            lines.add("");
            lines.addAll(lines(section.profile()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Profile profile) {
        List<String> lines = new ArrayList<>(List.of(summary(profile), ""));
        lines.addAll(Table.markdown(threads(profile)));
        lines.addAll(List.of("", "Methods at the top:", ""));
        lines.addAll(Table.markdown(samples(profile.methods())));
        lines.addAll(List.of("", "Methods of ours, with all that they call of others:", ""));
        lines.addAll(Table.markdown(samples(profile.ours())));
        lines.addAll(List.of("", "What is allocated:", ""));
        lines.addAll(Table.markdown(bytes("class", profile, profile.classes())));
        lines.addAll(List.of("", "By which method of ours:", ""));
        lines.addAll(Table.markdown(bytes("method", profile, profile.allocators())));
        return lines;
    }

    private static String summary(Profile profile) {
        long paused = profile.pauses().stream().mapToLong(Duration::toNanos).sum();
        long longest =
                profile.pauses().stream().mapToLong(Duration::toNanos).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "%,d requests were answered meanwhile, and %,d samples taken in %.0f s. The node took %s of all cores,"
                        + " everybody together %s. %s bytes were allocated a request. Pauses for garbage: %d, of %.1f ms"
                        + " together; the longest %.1f ms.",
                profile.requests(),
                profile.samples(),
                profile.length().toMillis() / 1e3,
                percent(profile.process()),
                percent(profile.machine()),
                number(profile.bytesPerRequest(profile.classes().sum())),
                profile.pauses().size(),
                paused / MS,
                longest / MS);
    }

    private static List<List<String>> threads(Profile profile) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("threads", "samples", "of all", "user: of all cores", "system"));
        double all = Math.max(1, profile.samples());
        profile.threads().forEach((kind, use) -> rows.add(row(kind.title(), use, all)));
        rows.add(List.of("compilers, garbage collector, what is not Java's", "-", "-", percent(profile.untold()), "-"));
        return rows;
    }

    private static List<String> row(String title, Use use, double all) {
        return List.of(
                title,
                String.format(Locale.ROOT, "%,d", use.samples()),
                percent(use.samples() / all),
                percent(use.user()),
                percent(use.system()));
    }

    private static List<List<String>> samples(Ranking methods) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("method", "samples", "of all"));
        for (Place place : methods.top(METHODS)) {
            rows.add(List.of(
                    code(place.what()),
                    String.format(Locale.ROOT, "%,.0f", place.amount()),
                    percent(methods.part(place.amount()))));
        }
        return rows;
    }

    private static List<List<String>> bytes(String head, Profile profile, Ranking ranking) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(head, "bytes a request", "of all"));
        for (Place place : ranking.top(CLASSES)) {
            rows.add(List.of(
                    code(place.what()),
                    number(profile.bytesPerRequest(place.amount())),
                    percent(ranking.part(place.amount()))));
        }
        return rows;
    }

    /** A name; that there is none is said in words. */
    private static String code(String name) {
        return name.contains(" ") ? name : "`" + name + "`";
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }
}
