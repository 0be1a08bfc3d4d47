package io.commentlog.kit.tls;

/** Why a file of certificates or keys cannot be used, in one sentence that names it and tells nothing of what is in it. */
public final class BadPem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadPem(String sentence) {
        super(sentence);
    }

    BadPem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
