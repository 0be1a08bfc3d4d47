package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.commentlog.event.Comment;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.Told;
import io.commentlog.query.http.UserSearch.User;
import io.commentlog.query.view.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UserSearchTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");

    private final LiveView live = new LiveView();
    private long time;

    @Test
    void readsNamesAndColoursBetweenPlusesAndSpaces() {
        assertThat(UserSearch.parse("ann:200100050+bob ca-rl:red").users())
                .containsExactly(
                        new User("ann", Optional.of("200100050")),
                        new User("bob", Optional.empty()),
                        new User("carl", Optional.of("red")));
    }

    @Test
    void readsAColourWithItsSpaces() {
        assertThat(UserSearch.parse("ann:rgb(200, 100, 50)+bob").users())
                .containsExactly(new User("ann", Optional.of("rgb(200,100,50)")), new User("bob", Optional.empty()));
    }

    @Test
    void takesWhatIsNoNameForNobody() {
        assertThat(UserSearch.parse("+ +:200100050+++é+:").users()).isEmpty();
        wrote("a", "ann", "200100050");
        assertThat(ids("+")).isEmpty();
        assertThat(json("+"))
                .isEqualTo("{\"comments\":[],\"total\":0,\"hasMore\":false,\"serverSideSearch\":true,"
                        + "\"searchedUsers\":[]}");
    }

    @Test
    void findsNamesWhateverTheirCaseAndPunctuation() {
        wrote("a", "Ann B. 1", "red");
        wrote("b", "annb1", "blue");
        wrote("c", "annb", "red");
        wrote("d", "", "red");

        assertThat(ids("ANN-B-1")).containsExactly("a", "b");
    }

    @Test
    void findsColoursInBothNotations() {
        wrote("digits", "ann", "200100050");
        wrote("rgb", "ann", "rgb(200, 100, 50)");
        wrote("other", "ann", "200100051");

        for (String color : List.of("200100050", "rgb(200, 100, 50)", "rgb(200,100,50)", "rgb(200,100,050)")) {
            assertThat(ids("ann:" + color)).as(color).containsExactly("digits", "rgb");
        }
        assertThat(ids("ann:200100051")).containsExactly("other");
        assertThat(ids("ann:")).containsExactly("digits", "rgb", "other");
    }

    @Test
    void comparesAColourInNeitherNotationToTheLetter() {
        wrote("a", "ann", "red");
        wrote("b", "ann", "Red");

        assertThat(ids("ann:red")).containsExactly("a");
        assertThat(ids("ann:blue")).isEmpty();
    }

    @Test
    void findsWhatAnyOfTheUsersWroteOldestFirst() {
        wrote("a", "ann", "red");
        wrote("b", "bob", "blue");
        wrote("c", "carl", "red");
        wrote("d", "bob", "red");

        assertThat(ids("bob:blue+ann+dora")).containsExactly("a", "b");
        assertThat(ids("bob:blue+bob:red")).containsExactly("b", "d");
        assertThat(ids("bob:blue bob")).containsExactly("b", "d");
    }

    @Test
    void isTheContractsJsonToTheLetter() {
        StoredComment found = wrote("a", "ann", "red");

        assertThat(json("Ann:r\"d+Ann"))
                .isEqualTo("{\"comments\":[" + new String(found.json(), StandardCharsets.UTF_8)
                        + "],\"total\":1,\"hasMore\":false,\"serverSideSearch\":true,\"searchedUsers\":["
                        + "{\"username\":\"ann\",\"color\":\"r\\\"d\"},{\"username\":\"ann\",\"color\":null}]}");
    }

    @Test
    @Timeout(30)
    void takesNoLongForAQueryMadeToTakeLong() {
        for (int i = 0; i < 1000; i++) {
            wrote("c" + i, "ann", "red");
        }
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            query.append("ann:").append(i).append('+');
        }
        for (String uss : List.of(query.toString(), "rgb( ".repeat(1600), "a(".repeat(4000), "+".repeat(8000))) {
            assertThatCode(() -> json(uss)).doesNotThrowAnyException();
        }
        long start = System.nanoTime();
        json(query.toString());
        // Compared one by one it is a million and a half comparisons by pattern.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private StoredComment wrote(String id, String username, String color) {
        RecentKey key = Told.key(Told.HUMANS, ++time, id);
        Comment told =
                Told.comment(key, "text", Optional.of(username).filter(name -> !name.isEmpty()), Optional.empty());
        Comment comment = new Comment(
                told.id(),
                told.text(),
                told.timestamp(),
                told.username(),
                color,
                told.domain(),
                told.language(),
                told.messageType(),
                told.misc(),
                told.context(),
                told.botParams(),
                told.replyTo());
        StoredComment stored = StoredComment.posted(comment, time);
        live.put(key, stored);
        return stored;
    }

    private String json(String uss) {
        return UserSearch.parse(uss).page(live.current().window(Filter.ANY)).toString();
    }

    private List<String> ids(String uss) {
        return ID.matcher(json(uss)).results().map(found -> found.group(1)).toList();
    }
}
