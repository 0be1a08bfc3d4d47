package io.commentlog.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request, as it would go to any node. Immutable; every try sends the same bytes. */
record Question(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> headers,
        Optional<byte[]> body) {
    private static final String COMMENTS = "/api/comments";

    static Question get(String path, Map<String, String> parameters) {
        return new Question("GET", COMMENTS + path, parameters, Map.of(), Optional.empty());
    }

    static Question post(byte[] body) {
        return new Question("POST", COMMENTS, Map.of(), Map.of(), Optional.of(body));
    }

    static Question patch(String id, byte[] body) {
        return new Question("PATCH", COMMENTS + segment(id), Map.of(), Map.of(), Optional.of(body));
    }

    static Question delete(String id) {
        return new Question("DELETE", COMMENTS + segment(id), Map.of(), Map.of(), Optional.empty());
    }

    /** An id as a segment of a path; what ids are made of stays as it is. */
    static String segment(String id) {
        return "/" + encoded(id).replace("%3A", ":");
    }

    Question with(Map<String, String> more) {
        return new Question(method, path, parameters, more, body);
    }

    HttpRequest.Builder to(URI node) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path + query()))
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofByteArray)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        headers.forEach(request::setHeader);
        body.ifPresent(json -> request.setHeader("Content-Type", "application/json"));
        return request;
    }

    private String query() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        // The encoder is for forms, where a plus is a space.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
