package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.Comment;
import org.junit.jupiter.api.Test;

final class FingerprintsTest {
    private final Fingerprints fingerprints = new Fingerprints(1);

    @Test
    void areTheSameWhateverTheMarkIs() {
        Comment question = Scene.question("q", 1);
        assertThat(fingerprints.ofContent(question.withProcessed(true))).isEqualTo(fingerprints.ofContent(question));
        Comment comment = Scene.comment("c", 1);
        assertThat(fingerprints.ofContent(comment.withProcessed(true))).isEqualTo(fingerprints.ofContent(comment));
    }

    @Test
    void tellApartWhatDiffers() {
        assertThat(fingerprints.ofContent(Scene.question("q", 1)))
                .isNotEqualTo(fingerprints.ofContent(Scene.question("q", 2)))
                .isNotEqualTo(fingerprints.ofContent(Scene.comment("q", 1)));
        assertThat(fingerprints.ofId("a")).isNotEqualTo(fingerprints.ofId("b"));
    }

    @Test
    void areOthersUnderAnotherSeed() {
        assertThat(new Fingerprints(2).ofId("a")).isNotEqualTo(fingerprints.ofId("a"));
    }
}
