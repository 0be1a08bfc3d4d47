package io.commentlog.kit.http;

import io.commentlog.kit.tls.TlsFiles;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens and whom it lets in.
 *
 * @param bind an address of this machine
 * @param port 0 takes any free one
 * @param allowOrigins what {@code Access-Control-Allow-Origin} may say; a single {@code *} allows all
 * @param eventLoops threads that serve requests, ≥ 1
 * @param patience with slow clients
 * @param tls for TLS on that port; empty for none
 */
public record HttpConfig(
        String bind, int port, List<String> allowOrigins, int eventLoops, Patience patience, Optional<TlsFiles> tls) {
    /** A larger request body is answered 413. */
    public static final int MAX_BODY_BYTES = 128 * 1024;

    public HttpConfig {
        if (bind.isBlank()) {
            throw new IllegalArgumentException("bind must be an address");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535");
        }
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops must be at least 1");
        }
        allowOrigins = List.copyOf(allowOrigins);
        if (allowOrigins.isEmpty()) {
            throw new IllegalArgumentException("allowOrigins must name at least one origin, or *");
        }
    }

    /** With the patience that everybody has by default, without TLS. */
    public HttpConfig(String bind, int port, List<String> allowOrigins, int eventLoops) {
        this(bind, port, allowOrigins, eventLoops, Patience.DEFAULT, Optional.empty());
    }

    public HttpConfig withTls(Optional<TlsFiles> files) {
        return new HttpConfig(bind, port, allowOrigins, eventLoops, patience, files);
    }

    /** What a URL of this server begins with. */
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** The address as it stands in a URL: one of IPv6 in brackets. */
    public String urlHost() {
        return bind.indexOf(':') < 0 ? bind : "[" + bind + "]";
    }
}
