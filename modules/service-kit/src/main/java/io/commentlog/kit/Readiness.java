package io.commentlog.kit;

/**
 * Whether a role can do its work now.
 *
 * @param detail one sentence for the person who asks why not; empty when ready
 */
public record Readiness(boolean ready, String detail) {
    public static final Readiness READY = new Readiness(true, "");

    public static Readiness notYet(String detail) {
        return new Readiness(false, detail);
    }
}
