package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.RecentKey;
import io.commentlog.materialize.RecentWindows.Arrival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences against a store and a plain model of what it should hold. */
class RecentWindowsRandomTest {
    private static final int ENTRIES = 4;
    private static final int CHANNELS = 5;
    private static final int STEPS = 3_000;

    private final List<RecentKey> ever = new ArrayList<>();
    private final Map<RecentKey, Long> store = new HashMap<>();
    private final Map<Channel, TreeSet<RecentKey>> model = new HashMap<>();
    private final Map<RecentKey, Long> modelOffsets = new HashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdTheNewestOfTheMostActiveChannelsAndGoOnAlikeAfterARestore(long seed) {
        Random random = new Random(seed);
        RecentWindows windows = new RecentWindows(ENTRIES, CHANNELS);
        for (int offset = 0; offset < STEPS; offset++) {
            if (random.nextInt(10) == 0) {
                windows = restored(random);
            }
            if (ever.isEmpty() || random.nextInt(3) > 0) {
                RecentKey key = randomKey(random, offset);
                ever.add(key);
                Arrival arrival = windows.arrive(key, offset);
                if (arrival.kept()) {
                    store.put(key, (long) offset);
                }
                assertThat(store.keySet()).containsAll(arrival.evicted());
                arrival.evicted().forEach(store::remove);
                arriveInModel(key, offset);
            } else {
                RecentKey key = ever.get(random.nextInt(ever.size()));
                if (windows.renew(key, offset)) {
                    store.put(key, (long) offset);
                }
                modelOffsets.replace(key, (long) offset);
            }
            assertThat(store).as("after offset " + offset).isEqualTo(modelOffsets);
        }
    }

    private RecentWindows restored(Random random) {
        List<RecentKey> keys = new ArrayList<>(store.keySet());
        Collections.shuffle(keys, random);
        RecentWindows windows = new RecentWindows(ENTRIES, CHANNELS);
        keys.forEach(key -> windows.restore(key, store.get(key)));
        assertThat(windows.trim()).isEmpty();
        return windows;
    }

    /** By definition: add, sort, take the newest; then drop the channel whose entries' greatest offset is the least. */
    private void arriveInModel(RecentKey key, long offset) {
        TreeSet<RecentKey> entries = model.computeIfAbsent(key.channel(), channel -> new TreeSet<>());
        entries.add(key);
        modelOffsets.put(key, offset);
        if (entries.size() > ENTRIES) {
            modelOffsets.remove(entries.pollFirst());
        }
        if (model.size() > CHANNELS) {
            Channel least =
                    Collections.min(model.keySet(), (one, other) -> Long.compare(activity(one), activity(other)));
            Set<RecentKey> gone = new HashSet<>(model.remove(least));
            modelOffsets.keySet().removeAll(gone);
        }
    }

    private long activity(Channel channel) {
        return model.get(channel).stream().mapToLong(modelOffsets::get).max().orElseThrow();
    }

    private static RecentKey randomKey(Random random, int offset) {
        Channel channel = new Channel("domain-" + random.nextInt(8), "human");
        return new RecentKey(channel, offset / 10 + random.nextInt(20), "id-" + random.nextInt(1000) + "-" + offset);
    }
}
