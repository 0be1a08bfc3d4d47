package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerContactTest {
    private final RuntimeException noAnswer = new IllegalStateException("no answer");

    private long now = Duration.ofDays(3).toNanos();
    private final BrokerContact contact = new BrokerContact(() -> now);

    @Test
    void isLostOnceNothingWasAnsweredForFiveSeconds() {
        contact.failed(noAnswer);
        later(4_999);
        contact.failed(noAnswer);
        assertThat(contact.lost()).isFalse();

        later(1);
        assertThat(contact.lost()).as("nothing has failed since").isFalse();
        contact.failed(noAnswer);
        assertThat(contact.lost()).isTrue();
    }

    @Test
    void isBackWithTheFirstAnswer() {
        later(5_000);
        contact.failed(noAnswer);
        contact.answered();
        assertThat(contact.lost()).isFalse();

        later(4_999);
        contact.failed(noAnswer);
        assertThat(contact.lost()).isFalse();
    }

    @Test
    void isNotLostForHavingBeenStoppedItself() {
        later(30_000);
        contact.woken();
        contact.failed(noAnswer);
        assertThat(contact.lost()).isFalse();

        later(5_000);
        contact.failed(noAnswer);
        contact.woken();
        assertThat(contact.lost()).isTrue();
    }

    private void later(long milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
    }
}
