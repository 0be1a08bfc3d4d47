package io.commentlog.bench.report;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes results into a directory: JSON and chart of each scenario, and the page of all; and pages beside them. */
public final class ReportFiles {
    private static final String PAGE = "README.md";

    private ReportFiles() {}

    public static void write(Path directory, Result result) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(result.scenario() + ".json"), ResultJson.of(result));
            Files.writeString(directory.resolve(result.scenario() + ".svg"), Chart.of(result));
            Path page = directory.resolve(PAGE);
            String old = Files.exists(page) ? Files.readString(page) : "";
            Files.writeString(page, Readme.with(old, result));
        } catch (IOException e) {
            throw cannot(directory, e);
        }
    }

    /** A page of its own. */
    public static void write(Path directory, String name, String page) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), page);
        } catch (IOException e) {
            throw cannot(directory, e);
        }
    }

    private static CannotBench cannot(Path directory, IOException e) {
        return new CannotBench("The results cannot be written to " + directory + ": " + e.getMessage(), e);
    }
}
