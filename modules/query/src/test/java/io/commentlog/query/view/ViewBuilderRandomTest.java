package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.Told;
import io.commentlog.query.view.NaiveFold.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random changelogs against {@link NaiveFold}, whose view is a list that is sorted at every question. */
class ViewBuilderRandomTest {
    private static final int PARTITIONS = 3;
    private static final int ENTRIES = 8;
    private static final int WINDOW = 4;
    private static final int ROOM = 10_000;
    private static final int EVENTS = 250;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final NaiveFold fold = new NaiveFold(random, PARTITIONS, ENTRIES);

    @RepeatedTest(6)
    void showsWhatTheChangelogHoldsHoweverOftenItsEndIsWrittenAgain() {
        ViewBuilder builder = new ViewBuilder(0, PARTITIONS, WINDOW, ROOM);
        builder.caughtUp();
        for (int event = 0; event < EVENTS; event++) {
            tell(fold.next(), builder);
            assertShowsWhatTheFoldHolds(builder, "event " + event);
            if (random.nextInt(20) == 0) {
                for (Update again : fold.replay()) {
                    again.tell().accept(builder);
                    assertShowsWhatTheFoldHolds(builder, "within a replay after event " + event);
                }
            }
        }
    }

    @RepeatedTest(6)
    void showsWhatACompactedChangelogHoldsThoughATransactionInItWasCutShort() {
        List<Update> past = new ArrayList<>();
        for (int event = 0; event < EVENTS; event++) {
            past.addAll(fold.next());
        }
        List<Update> again = fold.replay();
        List<Update> aborted = random.nextBoolean() ? again : List.of();
        // Of the aborted transaction compaction has removed all that is in closed segments, and left the rest.
        List<Update> rest = aborted.subList(random.nextInt(aborted.size() + 1), aborted.size());
        List<Update> before = past.subList(0, past.size());
        if (!aborted.isEmpty()) {
            before = past.stream().filter(update -> !again.contains(update)).toList();
        }
        ViewBuilder builder = new ViewBuilder(0, PARTITIONS, WINDOW, ROOM);
        tell(compacted(before), builder);
        tell(rest, builder);
        tell(aborted, builder);

        assertShowsWhatTheFoldHolds(builder, "all");
    }

    @RepeatedTest(6)
    void staysWithinItsBoundAndShowsNothingThatIsNotSo() {
        int room = 3 * WINDOW;
        ViewBuilder builder = new ViewBuilder(0, PARTITIONS, WINDOW, room);
        builder.caughtUp();
        for (int event = 0; event < EVENTS; event++) {
            tell(fold.next(), builder);
            View view = builder.view();
            long found = fold.held().stream()
                    .filter(entry -> !entry.stored().deleted())
                    .filter(entry -> view.find(entry.key().id()).isPresent())
                    .count();
            assertThat(found).as("seed %d, event %d", seed, event).isLessThanOrEqualTo(room);
            for (Filter filter : NaiveFold.filters()) {
                assertThat(Told.shown(view.window(filter)))
                        .as("seed %d, event %d, %s", seed, event, filter)
                        .isSubsetOf(fold.newest(filter, Integer.MAX_VALUE))
                        .isSortedAccordingTo((one, other) -> other.key().compareTo(one.key()));
            }
        }
    }

    private static void tell(List<Update> updates, ViewBuilder builder) {
        updates.forEach(update -> update.tell().accept(builder));
    }

    /** What a cleaner makes of them: of every key the last, where it stands. */
    private static List<Update> compacted(List<Update> past) {
        Map<Object, Update> last = new HashMap<>();
        past.forEach(update -> last.put(update.key(), update));
        return past.stream()
                .filter(update -> last.get(update.key()).equals(update))
                .toList();
    }

    private void assertShowsWhatTheFoldHolds(ViewBuilder builder, String when) {
        View view = builder.view();
        for (Filter filter : NaiveFold.filters()) {
            assertThat(Told.shown(view.window(filter)))
                    .as("seed %d, %s, %s", seed, when, filter)
                    .isEqualTo(fold.newest(filter, WINDOW));
        }
        for (Entry entry : fold.held()) {
            assertThat(view.find(entry.key().id()))
                    .as("seed %d, %s", seed, when)
                    .contains(entry);
        }
    }
}
