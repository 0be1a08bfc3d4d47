package io.commentlog.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the nodes are and how long to wait for what. Immutable; every method returns another one.
 *
 * @param nodes base URLs, asked in this order: the next one when one fails
 * @param token sent as a bearer token
 * @param connectTimeout for a connection
 * @param requestTimeout for a whole answer; of a held poll, on top of {@code longPoll}; of a stream, for its head
 * @param patience how long a call goes on trying; zero tries once. It ends at the latest this and one request timeout later
 * @param longPoll how long a feed lets a node hold its answer, 0 to 30 s in whole seconds
 * @param silence how long a stream may bring nothing, not even a heartbeat, before it counts as broken
 */
public record ClientConfig(
        List<URI> nodes,
        Optional<String> token,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration patience,
        Duration longPoll,
        Duration silence) {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

    /**
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public ClientConfig {
        List<String> wrong = new ArrayList<>();
        if (nodes.isEmpty()) {
            wrong.add("at least one node is needed");
        }
        nodes.stream()
                .filter(node -> !isBase(node))
                .forEach(node -> wrong.add(node + " is not http://host:port or https://host"));
        positive(connectTimeout, "connectTimeout", wrong);
        positive(requestTimeout, "requestTimeout", wrong);
        positive(silence, "silence", wrong);
        if (patience.isNegative()) {
            wrong.add("patience must not be negative");
        }
        if (longPoll.isNegative() || longPoll.compareTo(LONGEST_POLL) > 0) {
            wrong.add("longPoll must be 0 to 30 s");
        }
        if (token.isPresent() && !token.get().chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
            wrong.add("token must be of visible ASCII characters");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        nodes = nodes.stream().map(ClientConfig::withoutSlash).toList();
    }

    public static ClientConfig of(List<URI> nodes) {
        return new ClientConfig(
                nodes,
                Optional.empty(),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(25),
                Duration.ofSeconds(45));
    }

    public ClientConfig token(String bearer) {
        return new ClientConfig(
                nodes, Optional.of(bearer), connectTimeout, requestTimeout, patience, longPoll, silence);
    }

    public ClientConfig connectTimeout(Duration longest) {
        return new ClientConfig(nodes, token, longest, requestTimeout, patience, longPoll, silence);
    }

    public ClientConfig requestTimeout(Duration longest) {
        return new ClientConfig(nodes, token, connectTimeout, longest, patience, longPoll, silence);
    }

    public ClientConfig patience(Duration longest) {
        return new ClientConfig(nodes, token, connectTimeout, requestTimeout, longest, longPoll, silence);
    }

    public ClientConfig longPoll(Duration longest) {
        return new ClientConfig(nodes, token, connectTimeout, requestTimeout, patience, longest, silence);
    }

    public ClientConfig silence(Duration longest) {
        return new ClientConfig(nodes, token, connectTimeout, requestTimeout, patience, longPoll, longest);
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "ClientConfig[nodes=" + nodes + ", token=" + (token.isPresent() ? "***" : "none") + ", connectTimeout="
                + connectTimeout + ", requestTimeout=" + requestTimeout + ", patience=" + patience + ", longPoll="
                + longPoll + ", silence=" + silence + "]";
    }

    private static boolean isBase(URI node) {
        return ("http".equals(node.getScheme()) || "https".equals(node.getScheme()))
                && node.getHost() != null
                && node.getRawQuery() == null
                && node.getRawFragment() == null
                && node.getRawUserInfo() == null;
    }

    private static URI withoutSlash(URI node) {
        String text = node.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : node;
    }

    private static void positive(Duration duration, String name, List<String> wrong) {
        if (duration.isNegative() || duration.isZero()) {
            wrong.add(name + " must be longer than nothing");
        }
    }
}
