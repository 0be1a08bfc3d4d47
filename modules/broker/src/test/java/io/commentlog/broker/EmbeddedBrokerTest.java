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
        assertThat(EmbeddedBroker.rootSentence(new CompletionException(
                        new IllegalStateException("The broker was not let in", new TimeoutException()))))
                .isEqualTo("The broker was not let in: TimeoutException");
    }

    @Test
    void saysWhyItCannotStartAlsoWhereItCannotStopEither() {
        Throwable cause = new IllegalStateException("The port is taken");
        RuntimeException another = new NullPointerException();
        EmbeddedBroker.shutDown(
                () -> {
                    throw another;
                },
                cause);
        assertThat(EmbeddedBroker.rootSentence(cause)).isEqualTo("The port is taken");
        assertThat(cause).hasSuppressedException(another);
    }
}
