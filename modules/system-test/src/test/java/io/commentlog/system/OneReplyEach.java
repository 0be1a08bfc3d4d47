package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The guarantee that every comment for the bot gets one reply and its mark, and that nothing else gets any.
 *
 * @param questions ids of all comments that are for the bot
 */
record OneReplyEach(Collection<String> questions) {
    /**
     * @param all comments that clients see
     */
    void assertIn(List<JsonNode> all) {
        List<JsonNode> replies =
                all.stream().filter(comment -> comment.has("replyTo")).toList();
        assertThat(replies)
                .extracting(reply -> reply.path("replyTo").asText())
                .as("what the replies answer")
                .containsExactlyInAnyOrderElementsOf(questions);
        Map<String, JsonNode> byId = all.stream()
                .collect(Collectors.toMap(comment -> comment.path("id").asText(), comment -> comment));
        for (JsonNode reply : replies) {
            JsonNode question = byId.get(reply.path("replyTo").asText());
            assertThat(reply.path("text").asText())
                    .isEqualTo("Echo: " + question.path("text").asText());
            assertThat(reply.path("message-type").asText()).isEqualTo("AI");
            assertThat(question.at("/botParams/processed").asBoolean())
                    .as("the mark of %s", question)
                    .isTrue();
        }
    }
}
