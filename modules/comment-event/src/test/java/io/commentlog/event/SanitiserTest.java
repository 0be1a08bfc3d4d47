package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SanitiserTest {
    /** ECMA-262's WhiteSpace and LineTerminator: what \s matches. */
    private static final String JS_SPACES =
            "\t\n\u000B\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
                    + "\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void takesExactlyTheSpacesOfJavaScript() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            boolean space = JS_SPACES.indexOf(unit) >= 0;
            assertThat(Sanitiser.text("a" + (char) unit + "b").equals("a b"))
                    .as("U+%04X", unit)
                    .isEqualTo(space);
        }
    }

    @Test
    void makesOneSpaceOfARun() {
        assertThat(Sanitiser.text("a" + JS_SPACES + "b \n c")).isEqualTo("a b c");
    }

    @Test
    void trimsBothEnds() {
        assertThat(Sanitiser.text(JS_SPACES + "a" + JS_SPACES)).isEqualTo("a");
        assertThat(Sanitiser.text(JS_SPACES)).isEmpty();
    }

    @Test
    void cutsAtAThousandUnits() {
        assertThat(Sanitiser.text("x".repeat(1000))).hasSize(1000);
        assertThat(Sanitiser.text("x".repeat(1001))).isEqualTo("x".repeat(1000));
    }

    @Test
    void countsWhatIsLeftAfterTheSpacesAreGone() {
        assertThat(Sanitiser.text("a     b".repeat(1000)))
                .startsWith("a ba ba b")
                .hasSize(1000);
        assertThat(Sanitiser.text(" ".repeat(100_000) + "x".repeat(1000))).isEqualTo("x".repeat(1000));
    }

    @Test
    void neverCutsInsideASurrogatePair() {
        assertThat(Sanitiser.text("x".repeat(999) + EMOJI)).isEqualTo("x".repeat(999));
        assertThat(Sanitiser.text("x".repeat(998) + EMOJI)).isEqualTo("x".repeat(998) + EMOJI);
        assertThat(Sanitiser.username("x".repeat(15) + EMOJI)).isEqualTo("x".repeat(15));
    }

    @Test
    void replacesLoneSurrogates() {
        assertThat(Sanitiser.text("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(Sanitiser.text("a\uDE00b")).isEqualTo("a\uFFFDb");
        assertThat(Sanitiser.text("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Sanitiser.text("x".repeat(999) + "\uD83Dx")).isEqualTo("x".repeat(999) + "\uFFFD");
    }

    @Test
    void keepsNulEmojiAndRightToLeft() {
        String text = "a\u0000b " + EMOJI + " \u05E9\u05DC\u05D5\u05DD \u202Eabc\u200D\u0301";
        assertThat(Sanitiser.text(text)).isEqualTo(text);
    }

    @Test
    void keepsSixteenUnitsOfATrimmedUsernameAndItsInnerSpaces() {
        assertThat(Sanitiser.username("\t Ada  Lovelace \n")).isEqualTo("Ada  Lovelace");
        assertThat(Sanitiser.username("seventeen letters")).isEqualTo("seventeen letter");
        assertThat(Sanitiser.username("\u3000 ")).isEmpty();
    }

    @Test
    void alwaysGivesWhatACommentMayHoldAndUtf8CanCarry() {
        long seed = System.nanoTime();
        System.out.println("SanitiserTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "ab \n\u00A0\uD83D\uDE00\u05E9\u0000";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder raw = new StringBuilder();
            int units = random.nextInt(1_200);
            for (int unit = 0; unit < units; unit++) {
                raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = Sanitiser.text(raw.toString());
            assertThat(text)
                    .hasSizeLessThanOrEqualTo(Limits.TEXT)
                    .doesNotContain("  ")
                    .doesNotStartWith(" ");
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }
}
