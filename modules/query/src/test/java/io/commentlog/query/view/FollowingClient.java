package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A client as the protocol tells it to be: it takes what it is told, and starts over when it is told to. */
final class FollowingClient {
    private final Filter filter;
    private final Map<String, Entry> picture = new HashMap<>();
    private Optional<Cursor> cursor = Optional.empty();
    /** What it began with, last time it began. */
    private Cursor beginning = Cursor.UNKNOWN;

    private final Set<String> firstPage = new HashSet<>();
    private int resets;
    private int told;

    FollowingClient(Filter filter) {
        this.filter = filter;
    }

    /** Asks once; whether it is to ask again at once. */
    boolean ask(View view, int limit) {
        Delta delta = cursor.map(from -> Delta.since(view, filter, from, limit))
                .orElseGet(() -> Delta.newest(view, filter, limit));
        if (delta.reset() || cursor.isEmpty()) {
            picture.clear();
            firstPage.clear();
            delta.changes().forEach(entry -> firstPage.add(entry.key().id()));
            beginning = delta.cursor();
        }
        resets += delta.reset() ? 1 : 0;
        told += delta.reset() || cursor.isEmpty() ? 0 : delta.changes().size();
        for (Entry change : delta.changes()) {
            assertThat(filter.passes(change.key().channel())).isTrue();
            if (change.stored().deleted()) {
                picture.remove(change.key().id());
            } else {
                picture.put(change.key().id(), change);
            }
        }
        assertThat(delta.more() && delta.changes().isEmpty())
                .as("an endless loop")
                .isFalse();
        if (!delta.reset()) {
            cursor.ifPresent(before -> assertNotBack(before, delta.cursor()));
        }
        cursor = Optional.of(delta.cursor());
        return delta.more();
    }

    private static void assertNotBack(Cursor before, Cursor after) {
        for (int partition = 0; partition < before.next().size(); partition++) {
            assertThat(after.next().get(partition))
                    .isGreaterThanOrEqualTo(before.next().get(partition));
        }
    }

    /** Nothing that it shows is not so, and nothing that happened since it began was kept from it. */
    void assertMissedNothing(Map<String, Entry> newestStates, String when) {
        picture.forEach(
                (id, shown) -> assertThat(shown).as("%s, %s", when, this).isEqualTo(newestStates.get(id)));
        newestStates.forEach((id, newest) -> {
            boolean told = firstPage.contains(id)
                    || newest.stored().offset() >= beginning.next().get(newest.partition());
            if (told && filter.passes(newest.key().channel())) {
                boolean gone = newest.stored().deleted();
                assertThat(picture.containsKey(id))
                        .as("%s, %s, %s is shown", when, this, newest)
                        .isEqualTo(!gone);
            }
        });
    }

    int resets() {
        return resets;
    }

    /** How many changes it was told one by one, not by a page. */
    int told() {
        return told;
    }

    @Override
    public String toString() {
        return "client of " + filter + " since " + beginning;
    }
}
