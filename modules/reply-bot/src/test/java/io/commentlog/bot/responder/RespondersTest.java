package io.commentlog.bot.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.bot.config.Answering;
import io.commentlog.bot.config.ApiKey;
import io.commentlog.bot.config.Prompt;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class RespondersTest {
    private static String server(String entity, String url, Optional<String> key) {
        return Responders.server(
                entity,
                new Answering.OpenAi(
                        URI.create(url),
                        "model of " + entity,
                        new Prompt("", Prompt.CONTEXT_THEN_TEXT),
                        key.map(ApiKey::new),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        List.of()));
    }

    @Test
    void haveOneCircuitForAServerAndAKey() {
        String first = server("first", "http://a:1/v1", Optional.of("one"));
        assertThat(server("second", "http://a:1/v2", Optional.of("one"))).isEqualTo(first);
        assertThat(server("first", "http://a:1/v1", Optional.of("two"))).isNotEqualTo(first);
        assertThat(server("first", "http://a:1/v1", Optional.empty())).isNotEqualTo(first);
        assertThat(server("first", "http://b:1/v1", Optional.of("one"))).isNotEqualTo(first);
        assertThat(first).doesNotContain("one");
    }

    @Test
    void haveACircuitForEachProgram() {
        Answering program = new Answering.Exec(List.of("cat"));
        assertThat(Responders.server("first", program)).isNotEqualTo(Responders.server("second", program));
    }
}
