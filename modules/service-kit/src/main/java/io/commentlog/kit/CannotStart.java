package io.commentlog.kit;

/** Why the process cannot start, in one sentence for the person who started it. The command line prints it and exits 1. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
