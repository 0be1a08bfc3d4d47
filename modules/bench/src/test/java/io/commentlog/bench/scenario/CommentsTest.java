package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Draft;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommentsTest {
    @Test
    void areOfTheSameSizeForEverybodyAboutAFiftiethOf19KB() {
        CommentEvent.Posted raw = (CommentEvent.Posted) Comments.event(123_456_789);
        byte[] body = Comments.draft("123456789").getBytes(StandardCharsets.UTF_8);
        var posted = Draft.of(Draft.object(body), Optional.empty())
                .toComment("1795368064439-123456789", 1_795_368_064_439L, "");
        assertThat(raw.comment()).isEqualTo(posted);
        assertThat(CommentJson.write(posted)).hasSizeBetween(360, 400);
    }
}
