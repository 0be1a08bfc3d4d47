package io.commentlog.node.cli;

import io.commentlog.kit.guard.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The command {@code health}: asks a node once whether it is ready, for whoever has no other client at hand, such as the
 * image. Loads little, because it is run again and again beside the node that it asks.
 */
final class HealthCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MOST_READ = 4_096;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final String LOOPBACK = "127.0.0.1";

    private HealthCommand() {}

    /** The node to ask: the one named, or the one that would run here with these settings. */
    static Optional<URI> read(ParseResult command, Settings settings) {
        Optional<String> named = Optional.ofNullable(command.<String>matchedOptionValue(Commands.URL, null));
        Optional<URI> node = named.isPresent()
                ? named.flatMap(text -> url(text, settings))
                : Optional.of(URI.create("http://" + host(settings) + ":" + settings.number(Setting.PORT)));
        if (named.isEmpty() && settings.text(Setting.PORT).filter("0"::equals).isPresent()) {
            settings.problem("--url is needed: port 0 is none that can be asked.");
        }
        return settings.problems().isEmpty() ? node : Optional.empty();
    }

    private static Optional<URI> url(String text, Settings settings) {
        try {
            Optional<URI> node = NodeSettings.url(text);
            if (node.isPresent()) {
                return node;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with all else that is no URL of a node.
        }
        settings.problem("--url must be http://HOST:PORT, not '" + text + "'.");
        return Optional.empty();
    }

    /** Where a node that listens on every address is, seen from its own machine. */
    private static String host(Settings settings) {
        String bind = settings.text(Setting.BIND).orElse(LOOPBACK).replaceAll("[\\[\\]]", "");
        boolean everywhere =
                IpAddress.parse(bind).filter(IpAddress::isUnspecified).isPresent();
        String host = everywhere ? LOOPBACK : bind;
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Asks, and says in one line what came of it; the exit code. */
    static int run(URI node, Duration patience, PrintStream out, PrintStream err) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) node.resolve("/health/ready").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                out.println(node + " is ready");
                return OK;
            }
            err.println("commentlog: " + node + " is not ready: " + status + " " + body(connection));
        } catch (IOException e) {
            err.println("commentlog: " + node + " does not answer: " + e.getMessage());
        }
        return FAILED;
    }

    private static String body(HttpURLConnection connection) throws IOException {
        InputStream stream = connection.getErrorStream();
        if (stream == null) {
            return "";
        }
        try (stream) {
            return new String(stream.readNBytes(MOST_READ), StandardCharsets.UTF_8);
        }
    }
}
