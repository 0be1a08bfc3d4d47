package io.commentlog.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.config.Entity;
import io.commentlog.event.Comment;
import io.commentlog.event.Limits;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyComposerTest {
    private static final long NOW = Comments.TIMESTAMP + 500;

    @Test
    void answersInThePlaceAndLanguageOfTheQuestion() {
        assertThat(reply(Comments.waiting("q"), "Echo: hi", NOW))
                .contains(new Comment(
                        "reply:0-7",
                        "Echo: hi",
                        NOW,
                        Optional.of("Echo"),
                        Entity.ECHO.color(),
                        "example.org",
                        "de",
                        "AI",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("q")));
    }

    @Test
    void sanitisesAndCutsWhatTheResponderSaid() {
        String cut = reply(Comments.waiting("q"), "  a \n\n b " + "x".repeat(5_000), NOW)
                .orElseThrow()
                .text();
        assertThat(cut).startsWith("a b x").hasSize(Limits.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\u00a0\u3000"})
    void hasNothingToSayWhenOnlyWhiteSpaceIsLeft(String rawText) {
        assertThat(reply(Comments.waiting("q"), rawText, NOW)).isEmpty();
    }

    @Test
    void isNeverBeforeTheQuestion() {
        assertThat(timestamp(NOW + 4_000, NOW)).isEqualTo(NOW + 4_001);
        assertThat(timestamp(NOW, NOW)).isEqualTo(NOW + 1);
        assertThat(timestamp(NOW - 1, NOW)).isEqualTo(NOW);
        assertThat(timestamp(Long.MAX_VALUE, NOW)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    Grok|Grok|090150210
                    Grok:001002003|Grok|001002003
                    Grok:red|Grok|090150210
                    Grok:12345678|Grok|090150210
                    Grok:|Grok|090150210
                    a:b:001002003|a:b|001002003
                    :001002003|Echo|001002003
                      Grok  :001002003|Grok|001002003
                    '   '|Echo|090150210
                    a name of more than sixteen|a name of more t|090150210
                    """)
    void signsWithTheNameAndColorThatTheQuestionAsksFor(String ais, String username, String color) {
        Comment question = Comments.with("q", "{\"entity\":\"echo\",\"processed\":false,\"ais\":\"" + ais + "\"}");
        Comment reply = reply(question, "text", NOW).orElseThrow();
        assertThat(reply.username()).contains(username);
        assertThat(reply.color()).isEqualTo(color);
    }

    @Test
    void signsAsTheEntityWhenTheNameIsNoString() {
        Comment question = Comments.with("q", "{\"entity\":\"echo\",\"processed\":false,\"ais\":[\"Grok\"]}");
        assertThat(reply(question, "text", NOW).orElseThrow().username()).contains("Echo");
    }

    private static long timestamp(long asked, long now) {
        return reply(Comments.at(asked, "q", Comments.ECHO_WAITING), "text", now)
                .orElseThrow()
                .timestamp();
    }

    private static Optional<Comment> reply(Comment question, String rawText, long now) {
        return ReplyComposer.compose(new ReplyDecision.Answer(question, Entity.ECHO, "reply:0-7"), rawText, now);
    }
}
