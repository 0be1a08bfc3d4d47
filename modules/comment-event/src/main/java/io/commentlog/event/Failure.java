package io.commentlog.event;

import java.util.regex.Pattern;

/**
 * Why the bot has given a question up. People read it, in {@code botParams.failure}, so it has the text of neither
 * question nor answer.
 *
 * @param reason one word, for counting: {@code timeout}, {@code refused}
 * @param attempts how often an answer was tried, at least once
 * @param lastError what the last attempt came to, one line
 */
public record Failure(String reason, int attempts, String lastError) {
    /** Of {@code lastError}, in UTF-16 units. */
    public static final int LAST_ERROR = 500;

    private static final Pattern REASON = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final Pattern CONTROL = Pattern.compile("[\\u0000-\\u001F\\u007F]");

    /**
     * @throws IllegalArgumentException with one sentence
     */
    public Failure {
        check(REASON.matcher(reason).matches(), "reason must be 1 to 32 characters of a-z 0-9 _ -");
        check(attempts >= 1, "attempts must be at least 1");
        check(lastError.length() <= LAST_ERROR, "lastError must have at most 500 characters");
        check(!CONTROL.matcher(lastError).find(), "lastError must have no control characters");
    }

    /**
     * The failure with whatever a server or program said as its last error: made one line, and cut.
     *
     * @throws IllegalArgumentException if reason or attempts are not within the limits
     */
    public static Failure of(String reason, int attempts, String rawError) {
        String oneLine = Sanitiser.text(CONTROL.matcher(rawError).replaceAll(" "));
        return new Failure(reason, attempts, Sanitiser.cut(oneLine, LAST_ERROR));
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
