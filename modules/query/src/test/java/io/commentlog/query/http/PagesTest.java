package io.commentlog.query.http;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.ELSEWHERE;
import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.Told;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final int WINDOW = 20;

    private final ViewBuilder builder = new ViewBuilder(0, 1, WINDOW, 1000);
    private long offset;

    @Test
    void listIsOldestFirstAndCountedFromTheNewestEnd() {
        posts(1, 10);

        assertThat(ids(list(0, 3))).containsExactly("8", "9", "10");
        assertThat(ids(list(3, 3))).containsExactly("5", "6", "7");
        assertThat(ids(list(8, 3))).containsExactly("1", "2");
        assertThat(ids(list(10, 3))).isEmpty();
        assertThat(ids(list(Long.MAX_VALUE, 1000))).isEmpty();
    }

    @Test
    void listSaysWhetherThereAreOlderOnes() {
        posts(1, 10);

        assertThat(hasMore(list(0, 9))).isTrue();
        assertThat(hasMore(list(0, 10))).isFalse();
        assertThat(hasMore(list(6, 3))).isTrue();
        assertThat(hasMore(list(7, 3))).isFalse();
        assertThat(hasMore(list(12, 3))).isFalse();
    }

    @Test
    void listOfNoneStillSaysWhetherThereAreAny() {
        assertThat(list(0, 0).encode()).isEqualTo("{\"comments\":[],\"total\":0,\"hasMore\":false}");

        posts(1, 1);
        assertThat(ids(list(0, 0))).isEmpty();
        assertThat(hasMore(list(0, 0))).isTrue();
        assertThat(hasMore(list(1, 0))).isFalse();
    }

    /** {@code start = max(0, n-offset-limit)}, {@code end = n-offset}, {@code hasMore = start > 0}. */
    @RepeatedTest(3)
    void listIsWhatTheContractSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int n = random.nextInt(WINDOW + 1);
        posts(1, n);
        for (int from = 0; from <= n + 2; from++) {
            for (int limit = 0; limit <= n + 2; limit++) {
                int start = Math.max(0, n - from - limit);
                int end = Math.max(start, n - from);
                JsonObject page = list(from, limit);

                assertThat(ids(page))
                        .as("seed %d, n %d, offset %d, limit %d", seed, n, from, limit)
                        .isEqualTo(IntStream.range(start, end)
                                .mapToObj(i -> Integer.toString(i + 1))
                                .toList());
                assertThat(hasMore(page))
                        .as("seed %d, n %d, offset %d, limit %d", seed, n, from, limit)
                        .isEqualTo(start > 0);
            }
        }
    }

    @Test
    void listIsOrderedByTimestampAndThenById() {
        post(HUMANS, 2, "b");
        post(HUMANS, 2, "a");
        post(HUMANS, 1, "z");

        assertThat(ids(list(0, 10))).containsExactly("z", "a", "b");
    }

    @Test
    void listSearchesTextAndUsernameInAnyCaseBeforeItPages() {
        post(HUMANS, 1, "by-text", "Say HELLO", "bob");
        post(HUMANS, 2, "neither", "something else", "bob");
        post(HUMANS, 3, "by-name", "anything", "Othello");
        post(HUMANS, 4, "by-umlaut", "\u00DCbermut", "bob");

        assertThat(ids(search("hello", 0, 10))).containsExactly("by-text", "by-name");
        assertThat(ids(search("hello", 1, 10))).containsExactly("by-text");
        assertThat(hasMore(search("hello", 0, 1))).isTrue();
        assertThat(hasMore(search("hello", 0, 2))).isFalse();
        assertThat(ids(search("\u00FCber", 0, 10))).containsExactly("by-umlaut");
        assertThat(ids(search("nowhere", 0, 10))).isEmpty();
        assertThat(ids(search("example.org", 0, 10)))
                .as("only in text and username")
                .isEmpty();
    }

    @Test
    void listFindsCommentsWithoutAUsername() {
        RecentKey key = Told.key(HUMANS, 1, "anonymous");
        put(key, StoredComment.posted(Told.comment(key, "hello", Optional.empty(), Optional.empty()), offset));

        assertThat(ids(search("hello", 0, 10))).containsExactly("anonymous");
        assertThat(ids(search("x", 0, 10))).isEmpty();
    }

    @Test
    void listFiltersByDomainAndType() {
        post(HUMANS, 1, "human");
        post(BOTS, 2, "bot");
        post(ELSEWHERE, 3, "elsewhere");

        assertThat(ids(list(Filter.of(BOTS)))).containsExactly("bot");
        assertThat(ids(list(new Filter(Optional.empty(), Optional.of("human")))))
                .containsExactly("human", "elsewhere");
        assertThat(ids(list(new Filter(Optional.of("example.org"), Optional.empty()))))
                .containsExactly("human", "bot");
        assertThat(ids(list(new Filter(Optional.of("nowhere.example"), Optional.empty()))))
                .isEmpty();
    }

    @Test
    void listTellsTheTotalOfAllCommentsWhateverTheFilters() {
        builder.advance(0, new PartitionPosition(5, 1234, 7));

        assertThat(list(Filter.of(BOTS)).getInteger("total")).isEqualTo(1234);
        assertThat(search("x", 5, 0).getInteger("total")).isEqualTo(1234);
    }

    @Test
    void listGivesTheBytesThatTheFoldHasWritten() {
        RecentKey key = Told.key(HUMANS, 1, "raw");
        byte[] json = "{\"id\":\"raw\", \"as\":\"it is \u00E9\"}".getBytes(StandardCharsets.UTF_8);
        StoredComment stored = Told.posted(key, 0);
        put(key, new StoredComment(0, 0, false, stored.processed(), json));

        assertThat(Pages.list(builder.view(), query(Filter.ANY, 0, 10, "")).toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"comments\":[{\"id\":\"raw\", \"as\":\"it is \u00E9\"}],\"total\":0,\"hasMore\":false}");
    }

    @Test
    void pollIsNewestFirstAndStrictlyNewer() {
        posts(1, 5);

        assertThat(poll(0, 50)).containsExactly("5", "4", "3", "2", "1");
        assertThat(poll(3, 50)).containsExactly("5", "4");
        assertThat(poll(5, 50)).isEmpty();
        assertThat(poll(Long.MAX_VALUE, 50)).isEmpty();
        assertThat(poll(-Long.MAX_VALUE, 50)).hasSize(5);
    }

    @Test
    void pollTakesAllOfOneMomentOrNone() {
        post(HUMANS, 7, "a");
        post(HUMANS, 7, "b");

        assertThat(poll(6, 50)).containsExactly("b", "a");
        assertThat(poll(7, 50)).isEmpty();
    }

    @Test
    void pollGivesTheNewestUpToItsLimit() {
        posts(1, 5);

        assertThat(poll(0, 2)).containsExactly("5", "4");
        assertThat(poll(4, 2)).containsExactly("5");
        assertThat(poll(0, 0)).isEmpty();
    }

    @Test
    void pollGivesNoMoreThanTheWindowShows() {
        posts(1, WINDOW + 5);

        assertThat(poll(0, 1000)).hasSize(WINDOW);
    }

    private void posts(int from, int to) {
        for (int time = from; time <= to; time++) {
            post(HUMANS, time, Integer.toString(time));
        }
    }

    private void post(Channel channel, long time, String id) {
        RecentKey key = Told.key(channel, time, id);
        put(key, Told.posted(key, offset));
    }

    private void post(Channel channel, long time, String id, String text, String username) {
        RecentKey key = Told.key(channel, time, id);
        put(key, StoredComment.posted(Told.comment(key, text, Optional.of(username), Optional.empty()), offset));
    }

    private void put(RecentKey key, StoredComment stored) {
        builder.put(0, key, stored);
        offset++;
    }

    private JsonObject list(long from, int limit) {
        return page(query(Filter.ANY, from, limit, ""));
    }

    private JsonObject list(Filter filter) {
        return page(query(filter, 0, 10, ""));
    }

    private JsonObject search(String text, long from, int limit) {
        return page(query(Filter.ANY, from, limit, text.toLowerCase(Locale.ROOT)));
    }

    private static ReadQuery query(Filter filter, long from, int limit, String search) {
        return new ReadQuery(filter, limit, from, search, Optional.empty());
    }

    private JsonObject page(ReadQuery query) {
        return Pages.list(builder.view(), query).toJsonObject();
    }

    private List<String> poll(long after, int limit) {
        View view = builder.view();
        int newer = Pages.countNewer(view.window(Filter.ANY), after, limit);
        return ids(Pages.newest(view.window(Filter.ANY), newer).toJsonArray());
    }

    private static boolean hasMore(JsonObject page) {
        return page.getBoolean("hasMore");
    }

    private static List<String> ids(JsonObject page) {
        return ids(page.getJsonArray("comments"));
    }

    private static List<String> ids(JsonArray comments) {
        return comments.stream()
                .map(comment -> ((JsonObject) comment).getString("id"))
                .toList();
    }
}
