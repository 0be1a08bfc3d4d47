package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class EmbeddedBrokerTest {
    @Test
    void saysWhyItCannotStartAlsoWhereTheCauseHasNoWords() {
        assertThat(EmbeddedBroker.rootSentence(new CompletionException(new IllegalStateException("The disk is full"))))
                .isEqualTo("The disk is full");
        assertThat(EmbeddedBroker.rootSentence(new CompletionException(new TimeoutException())))
                .isEqualTo("TimeoutException");
    }
}
