package io.commentlog.event;

/** A record that is no comment event; its message is one sentence that says why. The record goes to {@link Topics#REJECTED}. */
public final class MalformedEvent extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedEvent(String sentence) {
        super(sentence, null, false, false);
    }
}
