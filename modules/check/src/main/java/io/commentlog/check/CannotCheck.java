package io.commentlog.check;

/** Why nothing can be said, in one sentence for the person who asked. The command line prints it and exits 2. */
public final class CannotCheck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotCheck(String sentence) {
        super(sentence);
    }

    CannotCheck(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
