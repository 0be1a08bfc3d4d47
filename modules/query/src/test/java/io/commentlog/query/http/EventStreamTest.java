package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import io.commentlog.query.view.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final LiveView live = new LiveView();
    private final Deltas deltas = new Deltas();
    private final FakeOutlet outlet = new FakeOutlet();

    @Test
    void beginsWithTheNewestPageAndGoesOnWithWhatComes() {
        live.post(1, "a");
        EventStream stream = begun(Optional.empty());
        assertThat(outlet.taken()).isEqualTo(id(1, 0) + comment("a", 1));

        RecentKey second = live.post(2, "b");
        stream.look(live.current());
        live.delete(second);
        stream.look(live.current());
        assertThat(outlet.taken()).isEqualTo(id(2, 0) + comment("b", 2) + id(3, 0) + removed("b"));
    }

    @Test
    void goesOnFromACursorWithoutAPage() {
        live.post(1, "a");
        Cursor cursor = live.current().cursor();
        live.post(2, "b");
        begun(Optional.of(cursor));

        assertThat(outlet.taken()).isEqualTo(id(2, 0) + comment("b", 2));
    }

    @Test
    void tellsAResetAndThePageBehindIt() {
        live.post(1, "a");
        live.post(2, "b");
        begun(Optional.of(Cursor.UNKNOWN));

        assertThat(outlet.taken())
                .isEqualTo("event: reset\ndata: {}\n\n" + comment("a", 1) + id(2, 0) + comment("b", 2));
    }

    @Test
    void tellsItsCursorAtOnceThoughThereIsNothingToShow() {
        begun(Optional.empty());

        assertThat(outlet.taken()).isEqualTo(id(0, 0) + ": ping\n\n");
    }

    @Test
    void writesNothingWhileNothingChangesForIt() {
        EventStream stream = begun(Optional.of(live.current().cursor()));
        live.pass(0);
        stream.look(live.current());

        assertThat(outlet.taken()).isEmpty();
    }

    @Test
    void tellsOnABeatHowFarItHasComeThoughNothingWasForIt() {
        EventStream stream = begun(Optional.of(live.current().cursor()));
        live.pass(0);
        stream.look(live.current());
        stream.beat();

        assertThat(outlet.taken()).isEqualTo(id(1, 0) + ": ping\n\n");
    }

    @Test
    void writesNothingToAFullOutletAndCatchesUpByCursorWhenItDrains() {
        EventStream stream = begun(Optional.of(live.current().cursor()));
        outlet.takes(0);
        RecentKey gone = live.post(1, "gone");
        stream.look(live.current());
        live.post(2, "a");
        stream.look(live.current());
        live.delete(gone);
        stream.look(live.current());
        assertThat(outlet.taken()).isEmpty();

        outlet.drain();
        // Not the three steps, but what has come of them; the partition's order is that of the newest states.
        assertThat(outlet.taken()).isEqualTo(comment("a", 2) + id(3, 0) + removed("gone"));
    }

    @Test
    void givesALargePageInPartsOfWhichTheLastHasTheCursor() {
        for (int i = 0; i < 200; i++) {
            live.post(i, "c" + i);
        }
        outlet.takes(1);
        ReadQuery query = ReadQuery.list(name -> name.equals("limit") ? Optional.of("200") : Optional.empty());
        EventStream stream = new EventStream(deltas, query, Optional.empty(), outlet, live.current());
        stream.look(live.current());
        assertThat(outlet.parts()).isEqualTo(1);
        assertThat(outlet.taken()).hasSizeLessThan(20_000).contains("c0").doesNotContain("id:");

        stream.beat();
        live.post(1000, "later");
        stream.look(live.current());
        assertThat(outlet.taken()).as("full").isEmpty();

        outlet.drain();
        String rest = outlet.taken();
        assertThat(rest).containsSubsequence("\"c199\"", "\"later\"").contains(id(200, 0), id(201, 0));
        assertThat(rest.split("id: ", -1)).hasSize(3);
        assertThat(outlet.parts()).isGreaterThan(3);
    }

    @Test
    void tellsNoCursorInTheMiddleOfAPage() {
        for (int i = 0; i < 100; i++) {
            live.post(i, "c" + i);
        }
        outlet.takes(1);
        ReadQuery query = ReadQuery.list(name -> name.equals("limit") ? Optional.of("100") : Optional.empty());
        EventStream stream = new EventStream(deltas, query, Optional.empty(), outlet, live.current());
        stream.look(live.current());
        outlet.taken();
        outlet.takes(5); // it has room again, and says so only after the beat
        stream.beat();

        assertThat(outlet.taken()).isEmpty();
    }

    @Test
    void asksAgainAtOnceWhereADeltaIsLongerThanItsLimit() {
        for (int i = 0; i < 120; i++) {
            live.post(i, "c" + i);
        }
        begun(Optional.of(new Cursor(LiveView.EPOCH, List.of(0L, 0L))));

        assertThat(outlet.taken().split("id: ", -1)).as("50, 50 and 20").hasSize(4);
    }

    @Test
    void cutsOffAClientThatHasTakenNothingForTwoBeats() {
        EventStream stream = begun(Optional.of(live.current().cursor()));
        outlet.takes(0);
        stream.beat();
        assertThat(outlet.isClosed()).isFalse();
        stream.beat();

        assertThat(outlet.taken()).isEqualTo(": too slow, resume with Last-Event-ID\n\n");
        assertThat(outlet.isClosed()).isTrue();
        assertThat(stream.look(live.current())).isFalse();
        stream.beat();
        outlet.drain();
        assertThat(outlet.taken()).isEmpty();
    }

    @Test
    void bearsWithAClientThatIsSlowButReads() {
        EventStream stream = begun(Optional.of(live.current().cursor()));
        for (int i = 0; i < 5; i++) {
            outlet.takes(0);
            stream.beat();
            outlet.drain();
        }
        assertThat(outlet.isClosed()).isFalse();
    }

    @Test
    void endsWhenTheNodeLeavesAndWhenItFails() {
        begun(Optional.empty()).end();
        assertThat(outlet.isClosed()).isTrue();

        FakeOutlet other = new FakeOutlet();
        new EventStream(deltas, LongPollTest.query(""), Optional.empty(), other, live.current())
                .fail(new IllegalStateException("a bug"));
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void writesNothingOnceItsClientHasGone() {
        EventStream stream = begun(Optional.of(live.current().cursor()));
        stream.closed();
        live.post(1, "a");

        assertThat(stream.look(live.current())).isFalse();
        stream.beat();
        stream.end();
        assertThat(outlet.taken()).isEmpty();
    }

    private EventStream begun(Optional<Cursor> cursor) {
        EventStream stream = new EventStream(deltas, LongPollTest.query(""), cursor, outlet, live.current());
        stream.look(live.current());
        return stream;
    }

    private static String id(long first, long second) {
        return "id: " + new Cursor(LiveView.EPOCH, List.of(first, second)).encoded() + "\n";
    }

    private static String comment(String id, long time) {
        return "event: comment\ndata: "
                + new String(Told.posted(Told.key(Told.HUMANS, time, id), 0).json(), StandardCharsets.UTF_8)
                + "\n\n";
    }

    private static String removed(String id) {
        return "event: removed\ndata: {\"id\":\"" + id + "\"}\n\n";
    }
}
