package io.commentlog.bot.config;

import java.util.Arrays;
import java.util.Locale;

/**
 * A range of priorities that is delivered by a share group of its own, so that what is urgent is not behind a backlog of
 * what is not. The bounds decide who reads an event: with others, what waits would be answered twice or never.
 */
public enum Lane {
    /** More urgent than what asks for nothing. */
    URGENT(0, 49),
    /** The default priority, and a little below it. */
    USUAL(50, 74),
    /** What can wait. */
    PATIENT(75, 99);

    private final int first;
    private final int last;

    Lane(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** @param priority 0 to 99 */
    public static Lane of(int priority) {
        return Arrays.stream(values())
                .filter(lane -> priority >= lane.first && priority <= lane.last)
                .findFirst()
                .orElseThrow();
    }

    /** The last part of a group's name. Renaming this abandons which events have been answered. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
