package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.query.view.Filter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadQueryTest {
    private static final String HUGE = "9".repeat(400);

    @Test
    void asksForFiftyOfAllCommentsIfNothingIsSaid() {
        ReadQuery nothingSaid = new ReadQuery(Filter.ANY, 50, 0, "", Optional.empty());

        assertThat(list(Map.of())).isEqualTo(nothingSaid);
        assertThat(poll(Map.of())).isEqualTo(nothingSaid);
    }

    @Test
    void takesAnEmptyParameterForNone() {
        Map<String, String> empty =
                Map.of("limit", "", "offset", "", "search", "", "type", "", "domain", "", "at-least", "");

        assertThat(list(empty)).isEqualTo(list(Map.of()));
        assertThat(poll(empty)).isEqualTo(poll(Map.of()));
    }

    @Test
    void ignoresWhatExistingClientsSendBeside() {
        Map<String, String> beside =
                Map.of("domain", "all", "sort", "timestamp", "order", "desc", "t", "1700000000000");

        assertThat(list(beside)).isEqualTo(list(Map.of()));
        assertThat(poll(beside)).isEqualTo(poll(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "50, 50",
        "1000, 1000",
        "1001, 1000",
        "0, 0",
        "-1, 0",
        "10x, 10",
        "2147483648, 1000",
        "-2147483649, 0"
    })
    void takesALimitOfUpToAThousand(String limit, int taken) {
        assertThat(list(Map.of("limit", limit)).limit()).isEqualTo(taken);
        assertThat(poll(Map.of("limit", limit)).limit()).isEqualTo(taken);
    }

    @Test
    void takesALimitThatIsNoNumberForTheDefaultInAListAndForNoneInAPoll() {
        assertThat(list(Map.of("limit", "many")).limit()).isEqualTo(50);
        assertThat(poll(Map.of("limit", "many")).limit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "-7, 0", "7x, 7", "x, 0", "1000000, 1000000"})
    void countsAnOffsetFromZero(String offset, long taken) {
        assertThat(list(Map.of("offset", offset)).offset()).isEqualTo(taken);
    }

    @Test
    void survivesNumbersThatAreTooLarge() {
        assertThat(list(Map.of("offset", HUGE, "limit", HUGE)))
                .isEqualTo(new ReadQuery(Filter.ANY, 1000, Long.MAX_VALUE, "", Optional.empty()));
        assertThat(list(Map.of("offset", "-" + HUGE, "limit", "-" + HUGE)))
                .isEqualTo(new ReadQuery(Filter.ANY, 0, 0, "", Optional.empty()));
    }

    @Test
    void lowersTheCaseOfWhatIsSearched() {
        assertThat(list(Map.of("search", "HeLLo \u00C4")).search()).isEqualTo("hello \u00E4");
    }

    @Test
    void ignoresOffsetAndSearchInAPoll() {
        assertThat(poll(Map.of("offset", "7", "search", "hello"))).isEqualTo(poll(Map.of()));
    }

    @Test
    void filtersByDomainAndByType() {
        Map<String, String> both = Map.of("domain", "example.org", "type", "AI");

        assertThat(list(both).filter()).isEqualTo(new Filter(Optional.of("example.org"), Optional.of("AI")));
        assertThat(poll(both).filter()).isEqualTo(list(both).filter());
        assertThat(list(Map.of("type", "all")).filter()).isEqualTo(new Filter(Optional.empty(), Optional.of("all")));
    }

    @Test
    void namesThePositionThatMustBeApplied() {
        assertThat(list(Map.of("at-least", "3:17")).atLeast()).contains(new LogPosition(3, 17));
        assertThat(poll(Map.of("at-least", "3:17")).atLeast()).contains(new LogPosition(3, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3", "3:", ":17", "3:-1", "3:17:4", "a:b", " 3:17", "99999999999:1", "1:99999999999999999999"})
    void refusesWhatIsNoPosition(String position) {
        assertThatThrownBy(() -> list(Map.of("at-least", position)))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.status()).isEqualTo(400));
        assertThatThrownBy(() -> poll(Map.of("at-least", position))).isInstanceOf(Rejection.class);
    }

    private static ReadQuery list(Map<String, String> parameters) {
        return ReadQuery.list(name -> Optional.ofNullable(parameters.get(name)));
    }

    private static ReadQuery poll(Map<String, String> parameters) {
        return ReadQuery.poll(name -> Optional.ofNullable(parameters.get(name)));
    }
}
