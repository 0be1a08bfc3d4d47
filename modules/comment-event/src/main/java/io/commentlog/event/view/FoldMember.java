package io.commentlog.event.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that folds, named so that others can find it: its client id carries the address of its HTTP server, and
 * whoever describes the consumer group {@link ViewName#applicationId} reads it there. Kafka Streams appends the thread
 * and the client's kind to the id that it is given; {@link #ofClientId} takes both.
 *
 * @param host name or address that other processes reach it by
 * @param port of its HTTP server
 */
public record FoldMember(String host, int port) {
    private static final String PREFIX = Stores.APPLICATION_ID + "@";
    private static final String HOST = "[A-Za-z0-9._-]+|\\[[A-Fa-f0-9:.%]+\\]";
    private static final Pattern HOST_ONLY = Pattern.compile(HOST);
    private static final Pattern CLIENT_ID =
            Pattern.compile(Pattern.quote(PREFIX) + "(" + HOST + "):([0-9]{1,5})(?:-StreamThread-[0-9]+-[a-z-]+)?");

    public FoldMember {
        if (!HOST_ONLY.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "A host is a name, an IPv4 address or an IPv6 address in [], not " + host);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535, not " + port);
        }
    }

    /** The member that gave itself this client id; empty if it is none of ours. */
    public static Optional<FoldMember> ofClientId(String clientId) {
        Matcher parts = CLIENT_ID.matcher(clientId);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(2));
        return port < 1 || port > 65535 ? Optional.empty() : Optional.of(new FoldMember(parts.group(1), port));
    }

    public String clientId() {
        return PREFIX + endpoint();
    }

    /** {@code host:port}. */
    public String endpoint() {
        return host + ":" + port;
    }
}
