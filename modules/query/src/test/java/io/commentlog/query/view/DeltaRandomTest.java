package io.commentlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.view.NaiveFold.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random changelogs, read by several nodes that lag and start anew, and asked by clients that pause and go from node to
 * node: what a client has been told must be all that happened since it began, to the letter.
 */
class DeltaRandomTest {
    private static final int PARTITIONS = 3;
    private static final int ENTRIES = 4;
    private static final int WINDOW = 6;
    private static final int STEPS = 300;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final NaiveFold fold = new NaiveFold(random, PARTITIONS, ENTRIES);
    private final List<Update> changelog = new ArrayList<>();
    /** How much of the changelog is committed, at each moment at which all of it was. */
    private final List<Integer> commits = new ArrayList<>(List.of(0));

    private final List<FollowingClient> clients = new ArrayList<>();

    /** A node that has read the changelog up to somewhere. */
    private final class Node {
        private final int room;
        private ViewBuilder builder;
        private int read;

        Node(int room) {
            this.room = room;
            begin();
        }

        /** From a changelog that was compacted up to some commit and is whole behind it, up to a later commit. */
        void begin() {
            int compacted = random.nextInt(commits.size());
            int end = commits.get(compacted + random.nextInt(commits.size() - compacted));
            builder = new ViewBuilder(1, PARTITIONS, WINDOW, room);
            compacted(changelog.subList(0, commits.get(compacted))).forEach(this::tell);
            changelog.subList(commits.get(compacted), end).forEach(this::tell);
            builder.caughtUp();
            read = end;
        }

        void readOn(int updates) {
            changelog.subList(read, read + updates).forEach(this::tell);
            read += updates;
        }

        int unread() {
            return changelog.size() - read;
        }

        private void tell(Update update) {
            update.tell().accept(builder);
        }
    }

    @RepeatedTest(20)
    void keepsNothingFromAClientWhateverNodeItAsksAndHoweverLongItPauses() {
        List<Node> nodes = List.of(new Node(10_000), new Node(10_000), new Node(6 * WINDOW));
        for (int i = 0; i < 12; i++) {
            List<Filter> filters = NaiveFold.filters();
            clients.add(new FollowingClient(i % 2 == 0 ? Filter.ANY : filters.get(random.nextInt(filters.size()))));
        }
        for (int step = 0; step < STEPS; step++) {
            write();
            for (Node node : nodes) {
                if (random.nextInt(40) == 0) {
                    node.begin();
                }
                node.readOn(random.nextInt(3) == 0 ? node.unread() : random.nextInt(node.unread() + 1));
            }
            for (int i = 0; i < clients.size(); i++) {
                // Some ask all the time, some hardly ever.
                if (random.nextInt(1 + i * 4) == 0) {
                    Node node = nodes.get(random.nextInt(nodes.size()));
                    clients.get(i).ask(node.builder.view(), 1 + random.nextInt(10));
                }
            }
        }
        for (Node node : nodes) {
            node.readOn(node.unread());
        }
        for (FollowingClient client : clients) {
            askUntilThereIsNoMore(client, nodes.get(random.nextInt(nodes.size())));
            client.assertMissedNothing(fold.newestStates(), "seed " + seed);
        }
        // Not all by resets: what it shows at the end may be nothing, for the log may end in deletions.
        assertThat(clients.get(0).told()).as("seed %d", seed).isPositive();
    }

    @RepeatedTest(5)
    void resetsNoClientThatKeepsUp() {
        Node node = new Node(10_000);
        FollowingClient client = new FollowingClient(Filter.ANY);
        client.ask(node.builder.view(), WINDOW);
        for (int step = 0; step < STEPS; step++) {
            int before = changelog.size();
            changelog.addAll(fold.next());
            // A comment that is evicted as it comes is told to nobody, so it must be a reset.
            boolean evicted = changelog.size() - before > 2;
            int resets = client.resets();
            node.readOn(node.unread());
            askUntilThereIsNoMore(client, node);
            if (!evicted) {
                assertThat(client.resets()).as("seed %d, step %d", seed, step).isEqualTo(resets);
            }
            client.assertMissedNothing(fold.newestStates(), "seed " + seed + ", step " + step);
        }
    }

    private void write() {
        for (int events = random.nextInt(4); events > 0; events--) {
            changelog.addAll(fold.next());
            commits.add(changelog.size());
        }
        if (random.nextInt(20) == 0) {
            changelog.addAll(fold.replay());
            commits.add(changelog.size());
        }
    }

    private void askUntilThereIsNoMore(FollowingClient client, Node node) {
        int questions = 0;
        while (client.ask(node.builder.view(), 1 + random.nextInt(10))) {
            assertThat(++questions).as("seed %d", seed).isLessThan(10_000);
        }
    }

    /** What a cleaner makes of them: of every key the last, where it stands. */
    private static List<Update> compacted(List<Update> past) {
        Set<Object> later = new HashSet<>();
        List<Update> kept = new ArrayList<>();
        for (int i = past.size() - 1; i >= 0; i--) {
            if (later.add(past.get(i).key())) {
                kept.add(past.get(i));
            }
        }
        Collections.reverse(kept);
        return kept;
    }
}
