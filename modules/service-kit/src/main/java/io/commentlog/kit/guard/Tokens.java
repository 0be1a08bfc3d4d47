package io.commentlog.kit.guard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do what does not belong to everybody. The moderator may do what the bot may, and more. What no token has been set
 * for is allowed to callers on this machine only. Pure.
 */
public record Tokens(Optional<Token> bot, Optional<Token> moderator) {
    /** For a node that only its own machine can reach. */
    public static final Tokens NONE = new Tokens(Optional.empty(), Optional.empty());

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    public Tokens {
        if (bot.isPresent() && bot.equals(moderator)) {
            throw new IllegalArgumentException("The bot's token and the moderator's must differ");
        }
    }

    /** What a caller may need a token for. */
    public enum Right {
        /** To mark comments as processed, and to post as somebody else than a human. */
        BOT,
        /** To delete comments. */
        MODERATOR
    }

    /** What comes of asking for a right. */
    public enum Verdict {
        ALLOWED,
        /** No token was shown, and one could help. */
        TOKEN_NEEDED,
        /** A token was shown, but one that does not help. */
        TOKEN_INSUFFICIENT,
        /** No token is set for this, and the caller is not on this machine. */
        ONLY_HERE
    }

    /** Whether a node with these can be reached from everywhere. */
    public boolean complete() {
        return bot.isPresent() && moderator.isPresent();
    }

    /**
     * @param authorization the header of that name
     * @param here whether the caller is on this machine
     */
    public Verdict ask(Right right, Optional<String> authorization, boolean here) {
        Optional<String> shown = shown(authorization);
        if (grants(right, shown)) {
            return Verdict.ALLOWED;
        }
        boolean unset = (right == Right.BOT ? bot : moderator).isEmpty();
        if (unset) {
            return here ? Verdict.ALLOWED : Verdict.ONLY_HERE;
        }
        return shown.isPresent() ? Verdict.TOKEN_INSUFFICIENT : Verdict.TOKEN_NEEDED;
    }

    /** Whether a token was shown that is one of these. */
    public boolean known(Optional<String> authorization) {
        return grants(Right.BOT, shown(authorization));
    }

    private boolean grants(Right right, Optional<String> shown) {
        return matches(moderator, shown) || (right == Right.BOT && matches(bot, shown));
    }

    private static boolean matches(Optional<Token> token, Optional<String> shown) {
        return token.isPresent() && shown.isPresent() && token.get().matches(shown.get());
    }

    private static Optional<String> shown(Optional<String> authorization) {
        return authorization.map(BEARER::matcher).filter(Matcher::matches).map(bearer -> bearer.group(1));
    }
}
