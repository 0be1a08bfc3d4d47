package io.commentlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Draft;
import io.commentlog.event.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchBodyTest {
    @Test
    void isTheFlag() {
        assertThat(processed("{\"botParams\":{\"processed\":true}}")).isTrue();
        assertThat(processed("{\"botParams\":{\"processed\":false}}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"processed\":true}",
                "{\"botParams\":{}}",
                "{\"botParams\":true}",
                "{\"botParams\":null}",
                "{\"botParams\":[true]}",
                "{\"botParams\":{\"processed\":\"true\"}}",
                "{\"botParams\":{\"processed\":1}}",
                "{\"botParams\":{\"processed\":null}}",
                "{\"botParams\":{\"processed\":{\"processed\":true}}}",
                "{\"botParams\":{\"processed\":true,\"entity\":\"echo\"}}",
                "{\"botParams\":{\"processed\":true},\"text\":\"changed\"}",
                "{\"id\":\"a\",\"botParams\":{\"processed\":true}}"
            })
    void asksForNothingElse(String body) {
        assertThatThrownBy(() -> processed(body))
                .isInstanceOf(Rejection.class)
                .hasMessage("Invalid update - only botParams.processed can be updated")
                .extracting(failure -> ((Rejection) failure).status())
                .isEqualTo(400);
    }

    private static boolean processed(String body) {
        return PatchBody.processed(Draft.object(body.getBytes(StandardCharsets.UTF_8)));
    }
}
