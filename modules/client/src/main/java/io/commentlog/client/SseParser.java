package io.commentlog.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes events of the bytes of an event stream, as the WHATWG's standard says, however the bytes are cut into parts: lines
 * are decoded whole, and what was not ended by a blank line never becomes an event. An event with an id and no data is
 * passed on, since it moves the cursor. Pure; of one thread.
 */
final class SseParser {
    /** Several times the largest comment, every character escaped. */
    static final int MOST_BYTES = 4 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Consumer<SseEvent> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private Optional<String> id = Optional.empty();
    private boolean first = true;
    private boolean afterReturn;
    private int bytes;

    SseParser(Consumer<SseEvent> events) {
        this.events = events;
    }

    /**
     * @throws IllegalArgumentException if one event takes more than {@link #MOST_BYTES}
     */
    void accept(ByteBuffer part) {
        while (part.hasRemaining()) {
            accept(part.get());
        }
    }

    private void accept(byte b) {
        boolean secondOfTwo = afterReturn && b == '\n';
        afterReturn = b == '\r';
        if (secondOfTwo) {
            return;
        }
        if (b == '\r' || b == '\n') {
            String whole = line.toString(StandardCharsets.UTF_8);
            line.reset();
            ended(first && !whole.isEmpty() && whole.charAt(0) == BYTE_ORDER_MARK ? whole.substring(1) : whole);
            first = false;
            return;
        }
        if (++bytes > MOST_BYTES) {
            throw new IllegalArgumentException("an event of more than " + MOST_BYTES + " bytes");
        }
        line.write(b);
    }

    private void ended(String whole) {
        if (whole.isEmpty()) {
            dispatch();
            return;
        }
        int colon = whole.indexOf(':');
        if (colon == 0) {
            bytes -= Math.min(bytes, whole.length());
            return;
        }
        String field = colon < 0 ? whole : whole.substring(0, colon);
        String value = colon < 0 ? "" : whole.substring(colon + 1);
        field(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void field(String field, String value) {
        switch (field) {
            case "event" -> name = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> id = value.indexOf('\0') < 0 ? Optional.of(value) : id;
            default -> {
                // "retry" too: when to come back is this client's to decide, and unknown fields are to be ignored.
            }
        }
    }

    private void dispatch() {
        if (data.length() > 0 || id.isPresent()) {
            data.setLength(Math.max(0, data.length() - 1));
            events.accept(new SseEvent(name.isEmpty() ? "message" : name, data.toString(), id));
        }
        data.setLength(0);
        name = "";
        id = Optional.empty();
        bytes = 0;
    }
}
