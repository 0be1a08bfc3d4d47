package io.commentlog.event;

/** The caller's mistake: an HTTP status between 400 and 499 and one sentence for a person. Never logged, never a bug. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Rejection(int status, String sentence) {
        // No stack trace: a rejection is an answer, and hostile input must not be expensive.
        super(sentence, null, false, false);
        if (status < 400 || status > 499) {
            throw new IllegalArgumentException("Not a caller's mistake: " + status);
        }
        this.status = status;
    }

    public static Rejection invalid(String sentence) {
        return new Rejection(400, sentence);
    }

    public static Rejection tooLarge(String sentence) {
        return new Rejection(413, sentence);
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return getMessage();
    }
}
