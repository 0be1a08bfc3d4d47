package io.commentlog.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an event is in the topic {@code comments}. On the wire {@code <partition>:<offset>}. */
public record LogPosition(int partition, long offset) {
    private static final Pattern WIRE = Pattern.compile("([0-9]{1,10}):([0-9]{1,19})");
    private static final String SENTENCE = "A position is <partition>:<offset>, both at least 0";

    public LogPosition {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(SENTENCE);
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not {@code <partition>:<offset>}
     */
    public static LogPosition parse(String text) {
        Matcher wire = WIRE.matcher(text);
        if (!wire.matches()) {
            throw new IllegalArgumentException(SENTENCE);
        }
        try {
            return new LogPosition(Integer.parseInt(wire.group(1)), Long.parseLong(wire.group(2)));
        } catch (NumberFormatException e) {
            // Digits, but more than a partition or an offset can have; the platform's message is none for a person.
            throw new IllegalArgumentException(SENTENCE, e);
        }
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
