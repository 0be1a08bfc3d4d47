package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadingIntegerTest {
    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "10x, 10",
        "10 20, 10",
        "1.9, 1",
        "1e3, 1",
        "0x1F, 0",
        "007, 7",
        "+5, 5",
        "-5, -5",
        "-0, 0",
        "1700000000000, 1700000000000",
        "9223372036854775807, 9223372036854775807"
    })
    void isWhatTheLeadingDigitsSay(String text, long value) {
        assertThat(LeadingInteger.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "x10",
                "-",
                "+",
                "--1",
                "+-1",
                "- 1",
                ".5",
                "NaN",
                "Infinity",
                "null",
                "\u0661",
                "\uFF11"
            })
    void isEmptyIfNoDigitLeads(String text) {
        assertThat(LeadingInteger.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" 7", "\t7", "\n\r7", "\u000B\f7", "\u00A07", "\u20037", "\u20287", "\uFEFF7", " \u00A0 7 "})
    void skipsWhatIsWhiteSpaceToJavaScript(String text) {
        assertThat(LeadingInteger.parse(text)).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001C7", "\u001F7", "\u00007", "\u200B7"})
    void skipsNothingElse(String text) {
        assertThat(LeadingInteger.parse(text)).isEmpty();
    }

    @Test
    void isTheLargestNumberInPlaceOfALargerOne() {
        assertThat(LeadingInteger.parse("9223372036854775808")).hasValue(Long.MAX_VALUE);
        assertThat(LeadingInteger.parse("9".repeat(8000))).hasValue(Long.MAX_VALUE);
        assertThat(LeadingInteger.parse("-" + "9".repeat(8000))).hasValue(-Long.MAX_VALUE);
        assertThat(LeadingInteger.parse("0".repeat(8000) + "3")).hasValue(3);
    }
}
