package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolishTest {
    private final Polish polish = new Polish(List.of("###", "User:"), List.of("<b>", "</b>"));

    @Test
    void cutsAtTheFirstOfTheMarks() {
        assertThat(polish.of("One. User: two ### three")).isEqualTo("One. ");
    }

    @Test
    void takesOutWhatIsUnwantedWhereverItStands() {
        assertThat(polish.of("<b>One</b> and <b>two</b>")).isEqualTo("One and two");
    }

    @Test
    void hasNoReplyForASkip() {
        assertThat(polish.of("\n [SKIP] nothing to add")).isEmpty();
        assertThat(polish.of("Say [SKIP] to skip")).isEqualTo("Say [SKIP] to skip");
    }
}
