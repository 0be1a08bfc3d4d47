package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutesTest {
    private final Endpoint list = endpoint();
    private final Endpoint post = endpoint();
    private final Endpoint byId = endpoint();
    private final Endpoint patch = endpoint();
    private final Endpoint health = endpoint();
    private final Routes routes = new Routes()
            .get("/api/comments/{id}", byId)
            .patch("/api/comments/{id}", patch)
            .get("/api/comments", list)
            .post("/api/comments", post)
            .get("/api/comments/health", health);

    @Test
    void tellsMethodsApart() {
        assertThat(match(HttpMethod.GET, "/api/comments").endpoint()).contains(list);
        assertThat(match(HttpMethod.POST, "/api/comments").endpoint()).contains(post);
        assertThat(match(HttpMethod.PATCH, "/api/comments/a").endpoint()).contains(patch);
    }

    @Test
    void givesTheLastSegmentAsTheParameter() {
        Routes.Match match = match(HttpMethod.GET, "/api/comments/a%2Fb");
        assertThat(match.endpoint()).contains(byId);
        assertThat(match.pathParameter()).isEqualTo("a%2Fb");
        assertThat(match(HttpMethod.GET, "/api/comments").pathParameter()).isEmpty();
    }

    @Test
    void prefersALiteralPathWhateverWasAddedFirst() {
        assertThat(match(HttpMethod.GET, "/api/comments/health").endpoint()).contains(health);
    }

    /** Or who posts a comment with the id "health" has one that nobody can mark or delete. */
    @Test
    void takesALiteralPathForAParameterWhereItDoesNotHaveTheMethod() {
        Routes.Match match = match(HttpMethod.PATCH, "/api/comments/health");
        assertThat(match.endpoint()).contains(patch);
        assertThat(match.pathParameter()).isEqualTo("health");
        assertThat(match(HttpMethod.HEAD, "/api/comments/health").endpoint()).contains(health);
    }

    @Test
    void namesAllThatIsAllowedForAPathThatIsBoth() {
        Routes.Match match = match(HttpMethod.PUT, "/api/comments/health");
        assertThat(match.endpoint()).isEmpty();
        assertThat(match.allow()).isEqualTo("GET, HEAD, OPTIONS, PATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/comments/", "/api/comments/a/b", "/api/commentsx", "/API/comments", ""})
    void matchesNoOtherPath(String path) {
        assertThat(routes.match(HttpMethod.GET, path)).isEmpty();
    }

    @Test
    void namesWhatIsAllowedWhereTheMethodIsNot() {
        assertThat(match(HttpMethod.DELETE, "/api/comments").endpoint()).isEmpty();
        assertThat(match(HttpMethod.DELETE, "/api/comments").allow()).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(match(HttpMethod.DELETE, "/api/comments/a").allow()).isEqualTo("GET, HEAD, OPTIONS, PATCH");
        Routes onlyPost = new Routes().post("/", post);
        assertThat(onlyPost.match(HttpMethod.HEAD, "/").orElseThrow().endpoint())
                .isEmpty();
        assertThat(onlyPost.match(HttpMethod.HEAD, "/").orElseThrow().allow()).isEqualTo("OPTIONS, POST");
    }

    @Test
    void answersHeadAsGet() {
        assertThat(match(HttpMethod.HEAD, "/api/comments").endpoint()).contains(list);
        assertThat(match(HttpMethod.HEAD, "/api/comments/a").endpoint()).contains(byId);
    }

    @Test
    void givesWhatIsLeftToOtherwise() {
        Endpoint rest = endpoint();
        routes.otherwise(rest);
        assertThat(match(HttpMethod.PUT, "/nowhere").endpoint()).contains(rest);
        assertThat(match(HttpMethod.GET, "/api/comments").endpoint()).contains(list);
        assertThat(match(HttpMethod.PUT, "/api/comments").endpoint())
                .as("another method of a path that has some")
                .contains(rest);
    }

    @Test
    void takesNoSecondEndpointForTheSame() {
        assertThatThrownBy(() -> routes.get("/api/comments", byId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two endpoints for GET /api/comments");
        assertThatThrownBy(() -> routes.get("/api/comments/{other}", byId))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoParameterBeforeTheLastSegment() {
        assertThatThrownBy(() -> routes.get("/api/{id}/replies", byId)).isInstanceOf(IllegalArgumentException.class);
    }

    private Routes.Match match(HttpMethod method, String path) {
        return routes.match(method, path).orElseThrow();
    }

    private static Endpoint endpoint() {
        Answer answer = Answer.empty(200);
        return new Endpoint() { // a lambda that captures nothing would be the same object every time
            @Override
            public Future<Answer> answer(Request request) {
                return Future.succeededFuture(answer);
            }
        };
    }
}
