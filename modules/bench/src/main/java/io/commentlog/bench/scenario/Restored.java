package io.commentlog.bench.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node's log tells of the restore of its fold's stores. Pure.
 *
 * @param records of all stores, over all restores of the process
 */
record Restored(long records, double seconds) {
    private static final Pattern TOLD =
            Pattern.compile("The fold has restored its stores: ([\\d,]+) records in ([\\d.]+) s");

    static Restored of(List<String> lines) {
        long records = 0;
        double seconds = 0;
        for (String line : lines) {
            Matcher told = TOLD.matcher(line);
            if (told.find()) {
                records += Long.parseLong(told.group(1).replace(",", ""));
                seconds += Double.parseDouble(told.group(2));
            }
        }
        return new Restored(records, seconds);
    }
}
