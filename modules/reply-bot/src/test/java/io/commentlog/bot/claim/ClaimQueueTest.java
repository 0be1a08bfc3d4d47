package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.config.Entity;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Keepers here never run: what they would say is said for them. */
final class ClaimQueueTest {
    private final List<Keeper> keepers = new ArrayList<>();
    private long now;
    private final ClaimQueue any = new ClaimQueue(List.of(Line.ANY), this::start, () -> now);
    private final ClaimQueue echo = new ClaimQueue(Line.of(Entity.ECHO), this::start, () -> now);

    private Keeper start(Line line, ClaimQueue queue) {
        Keeper keeper = Keepers.idle(line, queue);
        keepers.add(keeper);
        return keeper;
    }

    private Claim claim() {
        return new Claim("w", 60, now, new CompletableFuture<>());
    }

    @Test
    void givesAQuestionToWhoHasWaitedLongest() {
        Claim first = claim();
        any.claim(first);
        any.claim(claim());
        assertThat(any.parked(keepers.get(0))).contains(first);
    }

    @Test
    void keepsAQuestionForWhoComesNext() {
        Claim gone = claim();
        any.claim(gone);
        gone.lease().complete(Optional.empty());
        assertThat(any.parked(keepers.get(0))).isEmpty();
        Claim next = claim();
        any.claim(next);
        any.looked();
        assertThat(any.parked(keepers.get(1)))
                .as("the claim is with the first keeper")
                .isEmpty();
    }

    @Test
    void looksInEveryLane() {
        echo.claim(claim());
        assertThat(keepers)
                .extracting(keeper -> keeper.line().group())
                .containsExactly("reply-bot.echo.urgent", "reply-bot.echo.usual", "reply-bot.echo.patient");
    }

    @Test
    void looksOnForEachThatIsTaken() {
        any.claim(claim());
        int before = keepers.size();
        any.parked(keepers.get(0));
        assertThat(keepers).hasSizeGreaterThan(before);
        for (int i = 0; i < 20; i++) {
            any.claim(claim());
        }
        assertThat(keepers).hasSize(7);
    }

    @Test
    void doesNotSayThatThereIsNothingWhileNobodyKnows() {
        Claim claim = claim();
        any.claim(claim);
        any.looked();
        assertThat(claim.lease()).isNotDone();
        now += Duration.ofSeconds(8).toNanos();
        any.looked();
        assertThatThrownBy(() -> claim.lease().join()).hasCauseInstanceOf(NotNow.class);
    }

    @Test
    void letsKeepersGoOnceNobodyClaims() {
        Claim claim = claim();
        any.claim(claim);
        Keeper keeper = keepers.get(0);
        assertThat(any.retires(keeper)).isFalse();
        now += Duration.ofSeconds(61).toNanos();
        assertThat(any.retires(keeper)).as("somebody waits").isFalse();
        any.parked(keeper);
        assertThat(any.retires(keeper)).as("it is taken").isFalse();
        any.seeks(keeper);
        assertThat(any.retires(keeper)).isTrue();
    }

    @Test
    void hasNothingForAnybodyOnceItIsClosed() {
        Claim before = claim();
        any.claim(before);
        assertThat(any.close()).isEqualTo(keepers);
        Claim after = claim();
        any.claim(after);
        assertThat(before.lease()).isCompletedWithValue(Optional.empty());
        assertThat(after.lease()).isCompletedWithValue(Optional.empty());
    }
}
