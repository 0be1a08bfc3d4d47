package io.commentlog.client;

import java.util.regex.Pattern;

/**
 * Where a write is in the log, as its answer told. Given back to {@link Read#atLeast} it makes a read, on any node, show that
 * write.
 *
 * @param wire {@code <partition>:<offset>}
 */
public record Position(String wire) {
    private static final Pattern WIRE = Pattern.compile("[0-9]{1,10}:[0-9]{1,19}");

    public Position {
        if (!WIRE.matcher(wire).matches()) {
            throw new IllegalArgumentException("A position is <partition>:<offset>, both at least 0");
        }
    }

    @Override
    public String toString() {
        return wire;
    }
}
