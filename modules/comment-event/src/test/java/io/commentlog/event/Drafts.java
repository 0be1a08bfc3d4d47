package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a server makes of bodies, with a clock and a random color that stand still. */
final class Drafts {
    static final long NOW = 1_700_000_000_000L;
    static final String COLOR = "rgb(40, 180, 96)";

    private Drafts() {}

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Single quotes for double ones, so that JSON reads well here. */
    static ObjectNode body(String json) {
        return Draft.object(bytes(json.replace('\'', '"')));
    }

    static Draft draft(String json) {
        return Draft.of(body(json), Optional.empty());
    }

    static Draft with(String fields) {
        return draft("{'text':'hi'," + fields + "}");
    }

    static Comment comment(Draft draft) {
        return draft.toComment("new-id", NOW, COLOR);
    }

    static void assertRejected(int status, String sentence, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.status()).isEqualTo(status))
                .hasMessage(sentence);
    }
}
