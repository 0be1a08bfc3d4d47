package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.RecentKey;
import io.commentlog.query.Told;
import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.Delta;
import io.commentlog.query.view.Entry;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeltaPageTest {
    private static final Cursor CURSOR = new Cursor(7, List.of(2L, 0L));
    private static final String TEXT = "AQAAAAAAAAAHAgIA";
    private static final String A = json("a");
    private static final String B = json("b");

    @Test
    void isTheContractsJsonToTheLetter() {
        assertThat(page(false, true, comment("a"), removal("x"), comment("b"), removal("y"))
                        .json()
                        .body())
                .hasToString("{\"comments\":[" + A + "," + B + "],\"removed\":[\"x\",\"y\"],\"cursor\":\"" + TEXT
                        + "\",\"reset\":false,\"more\":true}");
    }

    @Test
    void isEmptyJsonWhereNothingHasChanged() {
        assertThat(page(false, false).json().body())
                .hasToString(
                        "{\"comments\":[],\"removed\":[],\"cursor\":\"" + TEXT + "\",\"reset\":false,\"more\":false}");
    }

    @Test
    void saysInItsJsonThatItIsAReset() {
        assertThat(page(true, false, comment("a")).json().body())
                .hasToString("{\"comments\":[" + A + "],\"removed\":[],\"cursor\":\"" + TEXT
                        + "\",\"reset\":true,\"more\":false}");
    }

    @Test
    void isTheContractsEventsToTheLetterTheLastWithTheCursor() {
        assertThat(events(page(false, false, comment("a"), removal("x"), comment("b"))))
                .isEqualTo("event: comment\ndata: " + A + "\n\n"
                        + "event: removed\ndata: {\"id\":\"x\"}\n\n"
                        + "id: " + TEXT + "\nevent: comment\ndata: " + B + "\n\n");
        assertThat(events(page(false, false, removal("x"))))
                .isEqualTo("id: " + TEXT + "\nevent: removed\ndata: {\"id\":\"x\"}\n\n");
    }

    @Test
    void beginsTheEventsOfAResetWithOneThatHasNoCursor() {
        assertThat(events(page(true, false, comment("a"))))
                .isEqualTo("event: reset\ndata: {}\n\nid: " + TEXT + "\nevent: comment\ndata: " + A + "\n\n");
    }

    @Test
    void endsTheEventsOfAnEmptyResetWithTheCursorAlone() {
        assertThat(events(page(true, false))).isEqualTo("event: reset\ndata: {}\n\nid: " + TEXT + "\n: ping\n\n");
    }

    @Test
    void tellsItsCursorInABlockThatNoClientTakesForAnEvent() {
        assertThat(page(false, false).cursorEvent()).hasToString("id: " + TEXT + "\n: ping\n\n");
    }

    @Test
    void splitsNoEventBetweenTheParts() {
        List<Entry> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(i % 7 == 0 ? removal("r" + i) : comment("c" + i));
        }
        DeltaPage page = new DeltaPage(new Delta(many, CURSOR, true, false));
        List<Buffer> parts = page.events();

        assertThat(parts).hasSizeGreaterThan(3);
        for (Buffer part : parts) {
            assertThat(part.toString())
                    .startsWith(part == parts.get(0) ? "event: reset" : "event: ")
                    .endsWith("\n\n");
            assertThat(part.length()).isLessThan(17 * 1024);
        }
        assertThat(events(page).split("\n\n")).hasSize(501);
        assertThat(events(page).split("id: ", -1)).hasSize(2);
    }

    @Test
    void isMadeOnceInEachForm() {
        DeltaPage page = page(false, false, comment("a"));

        assertThat(page.json()).isSameAs(page.json());
        assertThat(page.events()).isSameAs(page.events());
        assertThat(page.bytes()).isGreaterThan(2L * A.length());
    }

    private static DeltaPage page(boolean reset, boolean more, Entry... changes) {
        return new DeltaPage(new Delta(List.of(changes), CURSOR, reset, more));
    }

    private static String events(DeltaPage page) {
        return page.events().stream().map(Buffer::toString).collect(Collectors.joining());
    }

    private static Entry comment(String id) {
        RecentKey key = Told.key(Told.HUMANS, 1, id);
        return new Entry(key, 0, Told.posted(key, 0));
    }

    private static Entry removal(String id) {
        RecentKey key = Told.key(Told.HUMANS, 1, id);
        return new Entry(key, 0, Told.deleted(key, 0, 1));
    }

    private static String json(String id) {
        return new String(comment(id).json(), StandardCharsets.UTF_8);
    }
}
