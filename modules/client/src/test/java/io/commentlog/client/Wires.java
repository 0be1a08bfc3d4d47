package io.commentlog.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What nodes send, for tests. */
final class Wires {
    private Wires() {}

    static String comment(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"Text of " + id + "\",\"timestamp\":1000,\"message-type\":\"human\"}";
    }

    static String comments(String... ids) {
        return Arrays.stream(ids).map(Wires::comment).collect(Collectors.joining(",", "[", "]"));
    }

    static String delta(String cursor, List<String> ids, String... flags) {
        List<String> set = List.of(flags);
        return "{\"comments\":" + comments(ids.toArray(String[]::new)) + ",\"removed\":[],\"cursor\":\"" + cursor
                + "\",\"reset\":" + set.contains("reset") + ",\"more\":" + set.contains("more") + "}";
    }

    static String event(String name, String data, String... id) {
        return "event: " + name + "\n" + (id.length > 0 ? "id: " + id[0] + "\n" : "") + "data: " + data + "\n\n";
    }
}
