package io.commentlog.bench.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A method on a stack.
 *
 * @param type its class, with package; without the number that a class has which the JVM makes, and which is another in each
 *     run
 */
record Frame(String type, String method) {
    private static final String OURS = "io.commentlog.";
    /** A class that is made for a lambda, and calls the lambda's own method. */
    private static final String OF_LAMBDA = "$$Lambda";

    private static final Pattern NUMBER = Pattern.compile("(?<=\\$\\$Lambda).+|[./+]0x\\p{XDigit}+(\\.\\d+)?$");

    Frame {
        type = NUMBER.matcher(type).replaceFirst("");
    }

    String name() {
        return type + "." + method;
    }

    /** Whether somebody wrote it here. */
    boolean isOurs() {
        return type.startsWith(OURS) && !type.contains(OF_LAMBDA);
    }

    /**
     * The one of ours that is nearest the top: what it calls of others is its own doing.
     *
     * @param stack the top first
     */
    static Optional<Frame> nearestOfOurs(List<Frame> stack) {
        return stack.stream().filter(Frame::isOurs).findFirst();
    }
}
