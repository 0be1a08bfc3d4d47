package io.commentlog.system.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.commentlog.system.fault.Balanced.Reply;
import io.commentlog.system.fault.Balanced.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** What each node lists of a row's comments and replies, when nothing happens any more. */
record FinalViews(List<Balanced> nodes, Numbering numbering) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAGE = 1000;
    private static final int READINGS = 10;

    /** The ids, by node; none of a node that does not answer. */
    Map<String, List<String>> ids() {
        Map<String, List<String>> ids = new TreeMap<>();
        for (Balanced node : nodes) {
            ids.put(
                    node.name(),
                    all(node).stream()
                            .map(comment -> comment.path("id").asText())
                            .toList());
        }
        return ids;
    }

    /** Whether every node shows a reply to every question that was acknowledged. */
    boolean areAnswered(Promises promises) {
        Set<String> questions = promises.posts().stream()
                .filter(numbering::isQuestion)
                .map(numbering::id)
                .collect(Collectors.toSet());
        return nodes.stream()
                .allMatch(node -> all(node).stream()
                        .map(comment -> comment.path("replyTo").asText())
                        .collect(Collectors.toSet())
                        .containsAll(questions));
    }

    /** Read anew if something came meanwhile: what it pushes from one page to the next would be there twice. */
    private List<JsonNode> all(Balanced node) {
        List<JsonNode> all = new ArrayList<>();
        Set<Integer> totals = new HashSet<>();
        for (int reading = 0; reading < READINGS && totals.size() != 1; reading++) {
            all.clear();
            totals.clear();
            JsonNode page;
            do {
                page = page(node, all.size());
                page.path("comments").forEach(all::add);
                totals.add(page.path("total").asInt());
            } while (page.path("hasMore").asBoolean());
        }
        return all;
    }

    private JsonNode page(Balanced node, int offset) {
        try {
            Reply reply = node.send(
                            Request.get("/api/comments?limit=" + PAGE + "&offset=" + offset + "&domain="
                                    + numbering.domain()),
                            PATIENCE)
                    .join();
            return MAPPER.readTree(reply.body());
        } catch (CompletionException e) {
            return MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list that is not JSON", e);
        }
    }
}
