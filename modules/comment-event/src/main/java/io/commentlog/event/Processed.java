package io.commentlog.event;

/** What {@code botParams.processed} says of a comment. Only the JSON literals count; anything else is ABSENT. */
public enum Processed {
    /** Not for the bot; never to be read as waiting. */
    ABSENT(0),
    /** {@code false}: waiting for the bot. */
    WAITING(1),
    /** {@code true}: handled. */
    HANDLED(2);

    private final int code;

    Processed(int code) {
        this.code = code;
    }

    /** Its number in stored bytes, 0 to 2. */
    public int code() {
        return code;
    }

    /**
     * The constant with the number.
     *
     * @throws IllegalArgumentException for a number that none has
     */
    public static Processed ofCode(int code) {
        return switch (code) {
            case 0 -> ABSENT;
            case 1 -> WAITING;
            case 2 -> HANDLED;
            default -> throw new IllegalArgumentException("No processed state has the code " + code);
        };
    }

    public static Processed of(boolean literal) {
        return literal ? HANDLED : WAITING;
    }
}
