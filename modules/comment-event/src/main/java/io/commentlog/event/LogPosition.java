package io.commentlog.event;

/** Where an event is in the topic {@code comments}. On the wire {@code <partition>:<offset>}. */
public record LogPosition(int partition, long offset) {
    public LogPosition {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("A position is <partition>:<offset>, both at least 0");
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not {@code <partition>:<offset>}
     */
    public static LogPosition parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A position is <partition>:<offset>, both at least 0");
        }
        return new LogPosition(Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
