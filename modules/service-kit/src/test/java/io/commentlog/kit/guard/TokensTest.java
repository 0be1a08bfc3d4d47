package io.commentlog.kit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.commentlog.kit.guard.Tokens.Right;
import io.commentlog.kit.guard.Tokens.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    private static final Token BOT = Token.of("the-bots-own-token");
    private static final Token MODERATOR = Token.of("the-moderators-token");

    private static Tokens tokens(String set) {
        return switch (set) {
            case "both" -> new Tokens(Optional.of(BOT), Optional.of(MODERATOR));
            case "bot" -> new Tokens(Optional.of(BOT), Optional.empty());
            case "moderator" -> new Tokens(Optional.empty(), Optional.of(MODERATOR));
            default -> Tokens.NONE;
        };
    }

    private static Optional<String> header(String shown) {
        return switch (shown) {
            case "nothing" -> Optional.empty();
            case "bot" -> Optional.of("Bearer the-bots-own-token");
            case "moderator" -> Optional.of("Bearer the-moderators-token");
            default -> Optional.of("Bearer a-token-of-nobody's");
        };
    }

    @ParameterizedTest(name = "{0} set, {1} asked, {2} shown, here {3}: {4}")
    @CsvSource({
        "both, BOT, bot, false, ALLOWED",
        "both, BOT, moderator, false, ALLOWED",
        "both, BOT, other, false, TOKEN_INSUFFICIENT",
        "both, BOT, nothing, false, TOKEN_NEEDED",
        "both, BOT, other, true, TOKEN_INSUFFICIENT",
        "both, BOT, nothing, true, TOKEN_NEEDED",
        "both, MODERATOR, moderator, false, ALLOWED",
        "both, MODERATOR, bot, false, TOKEN_INSUFFICIENT",
        "both, MODERATOR, other, false, TOKEN_INSUFFICIENT",
        "both, MODERATOR, nothing, false, TOKEN_NEEDED",
        "both, MODERATOR, bot, true, TOKEN_INSUFFICIENT",
        "both, MODERATOR, nothing, true, TOKEN_NEEDED",
        "bot, BOT, bot, false, ALLOWED",
        "bot, BOT, moderator, false, TOKEN_INSUFFICIENT",
        "bot, BOT, nothing, true, TOKEN_NEEDED",
        "bot, MODERATOR, nothing, true, ALLOWED",
        "bot, MODERATOR, bot, true, ALLOWED",
        "bot, MODERATOR, nothing, false, ONLY_HERE",
        "bot, MODERATOR, bot, false, ONLY_HERE",
        "bot, MODERATOR, moderator, false, ONLY_HERE",
        "moderator, BOT, nothing, true, ALLOWED",
        "moderator, BOT, nothing, false, ONLY_HERE",
        "moderator, BOT, bot, false, ONLY_HERE",
        "moderator, BOT, moderator, false, ALLOWED",
        "moderator, MODERATOR, moderator, false, ALLOWED",
        "moderator, MODERATOR, nothing, true, TOKEN_NEEDED",
        "none, BOT, nothing, true, ALLOWED",
        "none, BOT, other, true, ALLOWED",
        "none, BOT, nothing, false, ONLY_HERE",
        "none, BOT, bot, false, ONLY_HERE",
        "none, MODERATOR, nothing, true, ALLOWED",
        "none, MODERATOR, moderator, false, ONLY_HERE",
    })
    void giveARightTo(String set, Right right, String shown, boolean here, Verdict verdict) {
        assertThat(tokens(set).ask(right, header(shown), here)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "both, bot, true",
        "both, moderator, true",
        "both, other, false",
        "both, nothing, false",
        "bot, moderator, false",
        "none, bot, false",
    })
    void knowTheTokensThatAreSet(String set, String shown, boolean known) {
        assertThat(tokens(set).known(header(shown))).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer the-bots-own-token, ALLOWED",
        "bearer the-bots-own-token, ALLOWED",
        "BEARER   the-bots-own-token, ALLOWED",
        "the-bots-own-token, TOKEN_NEEDED",
        "Bearer, TOKEN_NEEDED",
        "Basic dGhlLWJvdHMtb3duLXRva2Vu, TOKEN_NEEDED",
        "Bearer the-bots-own-token the-bots-own-token, TOKEN_NEEDED",
        "Bearerthe-bots-own-token, TOKEN_NEEDED",
    })
    void areShownAsBearer(String authorization, Verdict verdict) {
        assertThat(tokens("both").ask(Right.BOT, Optional.of(authorization), false))
                .isEqualTo(verdict);
    }

    @Test
    void areCompleteWhenBothAreSet() {
        assertThat(tokens("both").complete()).isTrue();
        assertThat(tokens("bot").complete()).isFalse();
        assertThat(tokens("moderator").complete()).isFalse();
        assertThat(tokens("none").complete()).isFalse();
    }

    @Test
    void differForOtherwiseTheBotCouldDelete() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(Optional.of(BOT), Optional.of(BOT)));
    }
}
