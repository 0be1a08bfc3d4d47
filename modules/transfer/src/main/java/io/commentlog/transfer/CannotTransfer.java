package io.commentlog.transfer;

/** Why comments cannot be brought in or out, in one sentence for the person who asked. The command line prints it. */
public final class CannotTransfer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotTransfer(String sentence) {
        super(sentence);
    }

    CannotTransfer(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
