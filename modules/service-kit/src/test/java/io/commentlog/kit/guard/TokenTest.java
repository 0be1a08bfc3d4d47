package io.commentlog.kit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String TEXT = "0123456789abcdef";

    @Test
    void matchesItsOwnTextOnly() {
        Token token = Token.of(TEXT);

        assertThat(token.matches(TEXT)).isTrue();
        for (String other : new String[] {"", TEXT + " ", TEXT + "0", TEXT.substring(1), "0123456789abcdeF"}) {
            assertThat(token.matches(other)).as(other).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcde",
                "0123456789 abcdef",
                "0123456789abcdef\n",
                "0123456789abcdéf",
                "                "
            })
    void isLongAndFitsIntoAHeader(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Token.of(text))
                .withMessage("A token must be 16 to 1024 visible ASCII characters without spaces");
    }

    @Test
    void hasAtMost1024Characters() {
        assertThat(Token.of("x".repeat(1024)).matches("x".repeat(1024))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Token.of("x".repeat(1025)));
    }

    @Test
    void tellsNothingOfItself() {
        assertThat(Token.of(TEXT)).hasToString("****");
        assertThat(Token.of(TEXT).hashCode())
                .isEqualTo(Token.of("another-token-of-some-length").hashCode());
        assertThat(new Tokens(Optional.of(Token.of(TEXT)), Optional.empty()).toString())
                .doesNotContain(TEXT.substring(0, 4));
    }

    @Test
    void equalsOneOfTheSameText() {
        assertThat(Token.of(TEXT)).isEqualTo(Token.of(TEXT)).isNotEqualTo(Token.of(TEXT + "0"));
    }
}
