package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Rejection;
import io.commentlog.query.view.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaQueryTest {
    private static final Cursor CURSOR = new Cursor(7, List.of(1L, 2L));
    private static final Cursor LATER = new Cursor(7, List.of(3L, 4L));

    private static DeltaQuery poll(Map<String, String> query) {
        return DeltaQuery.poll(name -> Optional.ofNullable(query.get(name)));
    }

    private static DeltaQuery stream(Map<String, String> query, String lastEventId) {
        return DeltaQuery.stream(name -> Optional.ofNullable(query.get(name)), Optional.of(lastEventId));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "30, 30", "31, 30", "86400, 30", "-1, 0", "20s, 20", "x, 0", "'', 0"})
    void isHeldHalfAMinuteAtMost(String wait, long seconds) {
        assertThat(poll(Map.of("cursor", "", "wait", wait)).hold()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void isNotHeldWhereNobodyAsksForThat() {
        assertThat(poll(Map.of("cursor", "")).hold()).isZero();
        assertThat(stream(Map.of("wait", "20"), "").hold()).isZero();
    }

    @Test
    void takesAtLeastOneAtATimeFromACursorOn() {
        assertThat(poll(Map.of("cursor", CURSOR.encoded(), "limit", "0")).read().limit())
                .isEqualTo(1);
        assertThat(poll(Map.of("cursor", "", "limit", "0")).read().limit()).isZero();
        assertThat(stream(Map.of("limit", "0"), "").read().limit()).isEqualTo(1);
    }

    @Test
    void goesOnFromTheLastEventBeforeTheCursorThatItBeganWith() {
        Map<String, String> began = Map.of("cursor", CURSOR.encoded());
        assertThat(stream(began, LATER.encoded()).cursor()).contains(LATER);
        assertThat(stream(began, " ").cursor()).contains(CURSOR);
        assertThat(stream(Map.of(), "").cursor()).isEmpty();
    }

    @Test
    void refusesACursorThatWasNeverGivenOut() {
        assertThatThrownBy(() -> poll(Map.of("cursor", "nonsense")))
                .isInstanceOf(Rejection.class)
                .hasMessage("cursor is not one that this API gave");
        assertThat(poll(Map.of("cursor", " " + CURSOR.encoded() + " ")).cursor())
                .contains(CURSOR);
    }
}
