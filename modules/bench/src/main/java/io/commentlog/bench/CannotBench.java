package io.commentlog.bench;

/** Why nothing can be measured, in one sentence for the person who asked. The command line prints it and exits 1. */
public final class CannotBench extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotBench(String sentence) {
        super(sentence);
    }

    public CannotBench(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
