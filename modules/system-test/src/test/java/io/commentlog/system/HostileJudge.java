package io.commentlog.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with an answer, whatever was asked. Pure. */
final class HostileJudge {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> OF_AN_ERROR = Set.of("error", "details");
    private static final int LONGEST_SENTENCE = 200;

    private HostileJudge() {}

    /** Empty if it is as it has to be. */
    static Optional<String> complaint(HostileReply reply, boolean head) {
        if (reply.status() >= 500 && !(reply.status() == 503 && reply.headers().containsKey("retry-after"))) {
            return Optional.of("is a " + reply.status());
        }
        if (!reply.headers().containsKey("access-control-allow-origin")) {
            return Optional.of("has no CORS headers");
        }
        if (head || reply.open() || reply.status() == 204 || reply.status() == 304) {
            return Optional.empty();
        }
        if (reply.header("content-encoding").equals("gzip")) {
            return reply.status() == 200 ? Optional.empty() : Optional.of("is a compressed error");
        }
        boolean json = reply.header("content-type").startsWith("application/json");
        if (reply.status() >= 400) {
            return json ? complaintAboutError(reply.body()) : Optional.of("is an error that is not JSON");
        }
        return json && parsed(reply.body()).isEmpty() ? Optional.of("is not JSON") : Optional.empty();
    }

    private static Optional<String> complaintAboutError(String body) {
        if (Stream.of("Exception", "\\tat ", "\tat ", "java.", "io.commentlog", "io.vertx", "io.netty")
                .anyMatch(body::contains)) {
            return Optional.of("tells of our code");
        }
        Optional<JsonNode> error = parsed(body);
        if (error.isEmpty() || !error.get().isObject()) {
            return Optional.of("is an error that is no JSON object");
        }
        if (!error.get().properties().stream().allMatch(field -> OF_AN_ERROR.contains(field.getKey()))) {
            return Optional.of("says more than an error");
        }
        String sentence = error.get().path("error").asText();
        boolean one =
                sentence.matches("[A-Za-z][^\\p{Cntrl}]* [^\\p{Cntrl}]+") && sentence.length() <= LONGEST_SENTENCE;
        return one ? Optional.empty() : Optional.of("has no sentence");
    }

    private static Optional<JsonNode> parsed(String bytes) {
        try {
            return Optional.of(MAPPER.readTree(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty(); // that is the question
        }
    }
}
