package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.system.fault.Balanced.Reply;
import org.junit.jupiter.api.Test;

final class LiesTest {
    @Test
    void answersNothingForARefusal() {
        Reply refusal = new Reply(503, "{\"error\":\"loading\"}", "");

        assertThat(Lies.NOTHING_WHILE_LOADING.apply(refusal).status()).isEqualTo(200);
        assertThat(Shown.in(Lies.NOTHING_WHILE_LOADING.apply(refusal).body(), Recorded.NUMBERING)
                        .facts()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void dropsTheOneCommentAndNoOther() {
        Reply reply =
                Lies.dropping("row-x-1").apply(new Reply(200, "[{\"id\":\"row-x-1\"},{\"id\":\"row-x-11\"}]", ""));

        assertThat(Shown.in(reply.body(), Recorded.NUMBERING).facts()).isEqualTo(Recorded.facts(Fact.posted(11)));
    }
}
