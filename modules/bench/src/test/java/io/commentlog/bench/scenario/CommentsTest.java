package io.commentlog.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Draft;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

    @Test
    void ofALogAreOfItsChannelsInTurn() {
        assertThat(domains(3)).containsExactly("site-0.bench.example", "site-1.bench.example", "site-2.bench.example");
        assertThat(domains(1)).containsOnly("site-0.bench.example");
        assertThat(CommentJson.write(((CommentEvent.Posted) Comments.logged(123_456_789, 10_000)).comment()))
                .hasSizeBetween(360, 400);
    }

    @Test
    void ofALogToFoldAreFivePostsAndAPatchOfTheLast() {
        assertThat(LongStream.range(0, 12).mapToObj(Comments::loggedOrPatched))
                .filteredOn(CommentEvent.Patched.class::isInstance)
                .containsExactly(
                        new CommentEvent.Patched(Comments.logged(4, 1).id(), true),
                        new CommentEvent.Patched(Comments.logged(10, 1).id(), true));
    }

    private static Stream<String> domains(int channels) {
        return LongStream.range(0, 3)
                .mapToObj(number -> ((CommentEvent.Posted) Comments.logged(number, channels))
                        .comment()
                        .domain());
    }
}
