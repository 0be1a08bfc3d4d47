package io.commentlog.kit.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * A secret word that a caller shows. Only its SHA-256 is kept, and compared in constant time: neither memory, nor logs, nor
 * the time of an answer tell the word.
 */
public final class Token {
    /** What a token must be, for the sentence about a wrong one. */
    public static final String FORM = "16 to 1024 visible ASCII characters without spaces";

    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{16,1024}");

    private final byte[] digest;

    private Token(byte[] digest) {
        this.digest = digest;
    }

    /**
     * The token with this text.
     *
     * @throws IllegalArgumentException if it is not of the {@link #FORM}; does not tell the text
     */
    public static Token of(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("A token must be " + FORM);
        }
        return new Token(sha256(text));
    }

    boolean matches(String shown) {
        return MessageDigest.isEqual(digest, sha256(shown));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token that && MessageDigest.isEqual(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Token.class.hashCode(); // tells nothing of the word
    }

    @Override
    public String toString() {
        return "****";
    }
}
