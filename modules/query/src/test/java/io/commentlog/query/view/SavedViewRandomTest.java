package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.Told;
import io.commentlog.query.view.NaiveFold.Update;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random views, saved at a random moment: who goes on from the saved one cannot tell it from the one that was there. */
class SavedViewRandomTest {
    private static final int PARTITIONS = 3;
    private static final int ENTRIES = 8;
    private static final int WINDOW = 4;
    private static final int EVENTS = 150;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final NaiveFold fold = new NaiveFold(random, PARTITIONS, ENTRIES);

    @RepeatedTest(20)
    void goesOnAsTheViewThatWasSaved() throws IOException {
        ViewBuilder before = new ViewBuilder(9, PARTITIONS, WINDOW, 10_000);
        before.caughtUp();
        List<View> views = new ArrayList<>();
        for (int event = 0; event < random.nextInt(EVENTS); event++) {
            views.add(before.view());
            tell(fold.next(), before);
        }
        ViewBuilder after = ViewBuilder.continuing(saved(before.view()), 10_000);
        assertSame(before.view(), after.view(), views);
        boolean caughtUp = random.nextBoolean();
        if (caughtUp) {
            after.caughtUp();
        }
        for (int event = 0; event < EVENTS; event++) {
            List<Update> updates = random.nextInt(10) == 0 && event < 5 ? fold.replay() : fold.next();
            views.add(before.view());
            tell(updates, before);
            tell(updates, after);
            assertSame(before.view(), after.view(), views);
        }
    }

    @RepeatedTest(20)
    void isTheSameWhereRoomIsScarceTooThoughWideWindowsShowWhatNothingElseHolds() throws IOException {
        ViewBuilder builder = new ViewBuilder(9, PARTITIONS, WINDOW, 3 * WINDOW);
        builder.caughtUp();
        for (int event = 0; event < EVENTS; event++) {
            tell(fold.next(), builder);
            if (event % 10 == 0) {
                assertSame(builder.view(), saved(builder.view()), List.of());
            }
        }
        View saved = saved(builder.view());
        ViewBuilder after = ViewBuilder.continuing(saved, 3 * WINDOW);
        assertThat(after.view().cursor()).isEqualTo(saved.cursor());
        for (int event = 0; event < EVENTS; event++) {
            tell(fold.next(), after);
            View view = after.view();
            for (Filter filter : NaiveFold.filters()) {
                assertThat(Told.shown(view.window(filter)))
                        .as("seed %d, event %d, %s", seed, event, filter)
                        .isSubsetOf(fold.newest(filter, Integer.MAX_VALUE));
            }
        }
    }

    private static View saved(View view) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ViewFormat.write(view, new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        View read = ViewFormat.read(in);
        assertThat(in.read()).as("what is left").isNegative();
        return read;
    }

    private void assertSame(View one, View other, List<View> earlier) {
        assertThat(other.cursor()).isEqualTo(one.cursor());
        assertThat(other.windowSize()).isEqualTo(one.windowSize());
        assertThat(other.channels()).isEqualTo(one.channels());
        assertThat(other.positions()).isEqualTo(one.positions());
        assertThat(other.byId()).as("seed %d", seed).isEqualTo(one.byId());
        assertThat(other.windows().keySet())
                .as("seed %d", seed)
                .isEqualTo(one.windows().keySet());
        for (Filter filter : NaiveFold.filters()) {
            assertThat(List.copyOf(other.window(filter).all()))
                    .as("seed %d, %s", seed, filter)
                    .isEqualTo(List.copyOf(one.window(filter).all()));
            assertThat(other.window(filter).floor())
                    .as("seed %d", seed)
                    .isEqualTo(one.window(filter).floor());
        }
        for (View view : earlier) {
            assertThat(Delta.since(other, Filter.ANY, view.cursor(), 7))
                    .as("seed %d, cursor %s", seed, view.cursor())
                    .isEqualTo(Delta.since(one, Filter.ANY, view.cursor(), 7));
        }
    }

    private static void tell(List<Update> updates, ViewBuilder builder) {
        updates.forEach(update -> update.tell().accept(builder));
    }
}
