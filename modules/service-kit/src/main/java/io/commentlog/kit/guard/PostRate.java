package io.commentlog.kit.guard;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often one address may post: at most so many in any period, whenever that begins.
 *
 * @param posts 1 to 1,000,000
 * @param per whole seconds, 1 to 86,400
 */
public record PostRate(int posts, Duration per) {
    public static final PostRate DEFAULT = new PostRate(10, Duration.ofSeconds(60));

    private static final int MAX_POSTS = 1_000_000;
    private static final int MAX_SECONDS = 86_400;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/(\\d{1,5})");

    public PostRate {
        if (posts < 1 || posts > MAX_POSTS) {
            throw new IllegalArgumentException("posts must be 1 to " + MAX_POSTS);
        }
        if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofSeconds(MAX_SECONDS)) > 0) {
            throw new IllegalArgumentException("The period must be 1 to " + MAX_SECONDS + " seconds");
        }
    }

    /**
     * The rate in the text, such as {@code 10/60} for ten posts in sixty seconds.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PostRate parse(String text) {
        Matcher rate = TEXT.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException("A rate is POSTS/SECONDS");
        }
        return new PostRate(Integer.parseInt(rate.group(1)), Duration.ofSeconds(Integer.parseInt(rate.group(2))));
    }

    @Override
    public String toString() {
        return posts + "/" + per.toSeconds();
    }
}
