package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.commentlog.event.CommentEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The guarantee that what was acknowledged stays: every comment whose POST got its 200 is there exactly once, as it was
 * posted, and every flag that a
 * PATCH set with a 200 is as it was set. The bot's marks are another guarantee. Told by many threads.
 */
final class AcknowledgedComments {
    private final Map<String, Draft> posted = new ConcurrentHashMap<>();
    private final Map<String, Boolean> patched = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> wrong = ConcurrentHashMap.newKeySet();

    void posted(Draft draft, HttpAnswer answer) {
        if (acknowledges(answer)) {
            posted.put(draft.id(), draft);
        }
    }

    /** Before a PATCH is sent: until it is acknowledged, the flag may be the old one or the new. */
    void patching(String id) {
        asked.add(id);
    }

    void patched(String id, boolean processed, HttpAnswer answer) {
        if (acknowledges(answer)) {
            patched.put(id, processed);
        }
    }

    /** Kept and not judged here, where an exception would only end a client's thread. */
    private boolean acknowledges(HttpAnswer answer) {
        if (answer.status() != 200 && answer.status() != 503) {
            wrong.add(answer.status() + " " + answer.body());
        }
        return answer.status() == 200;
    }

    boolean has(String id) {
        return posted.containsKey(id);
    }

    int size() {
        return posted.size();
    }

    Set<String> ids() {
        return Set.copyOf(posted.keySet());
    }

    /** Everything that clients see: nothing twice, nothing missing, nothing changed. */
    void assertIn(List<JsonNode> all) {
        assertThat(wrong).as("answers that are neither yes nor not now").isEmpty();
        assertThat(all)
                .extracting(comment -> comment.path("id").asText())
                .as("ids")
                .doesNotHaveDuplicates()
                .containsAll(posted.keySet());
        all.forEach(this::assertKept);
    }

    private void assertKept(JsonNode comment) {
        String id = comment.path("id").asText();
        if (posted.containsKey(id)) {
            assertThat(comment.path("text")).isEqualTo(posted.get(id).json().path("text"));
        }
        if (patched.containsKey(id)) {
            assertThat(comment.at("/botParams/processed"))
                    .as("the flag of %s", comment)
                    .isEqualTo(BooleanNode.valueOf(patched.get(id)));
        } else if (posted.containsKey(id)
                && !asked.contains(id)
                && !posted.get(id).isQuestion()) {
            assertThat(comment.path("botParams"))
                    .as("botParams of %s", comment)
                    .isEqualTo(posted.get(id).json().path("botParams"));
        }
    }

    /** One by one, as who has a link to a comment reads it. */
    void assertEachIsFoundById(CommentClient client) {
        for (String id : posted.keySet()) {
            HttpAnswer answer = client.byId(id);
            assertThat(answer.status()).as("the answer to a GET of %s", id).isEqualTo(200);
            assertKept(answer.json());
        }
    }

    /**
     * In the log itself.
     *
     * @param retried ids that were posted more than once, and may be in the log so
     */
    void assertInLog(List<CommentEvent> events, Set<String> retried) {
        Map<String, Long> counts = events.stream()
                .filter(CommentEvent.Posted.class::isInstance)
                .map(CommentEvent::id)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts.keySet()).containsAll(posted.keySet());
        assertThat(posted.keySet())
                .filteredOn(id -> !retried.contains(id))
                .allSatisfy(id -> assertThat(counts.get(id)).isEqualTo(1));
    }
}
