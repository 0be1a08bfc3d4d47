package io.commentlog.node.cli;

import io.commentlog.kit.guard.IpAddress;
import io.commentlog.kit.tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
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

    /**
     * Which node to ask.
     *
     * @param tls for an https URL; if empty, the JDK's own
     * @param own whether it is known by its certificate, whatever names are in that: it is asked by its address
     */
    record Question(URI node, Optional<SSLContext> tls, boolean own) {}

    /** The node to ask: the one named, or the one that would run here with these settings. */
    static Optional<Question> read(ParseResult command, Settings settings) {
        Optional<String> named = Optional.ofNullable(command.<String>matchedOptionValue(Commands.URL, null));
        Optional<Question> question = named.isPresent() ? named(named.get(), settings) : own(settings);
        return question.filter(asked -> settings.problems().isEmpty());
    }

    private static Optional<Question> named(String text, Settings settings) {
        Optional<SSLContext> tls = TlsSettings.trust(settings).map(Trust::context);
        return url(text, settings).map(node -> new Question(node, tls, false));
    }

    private static Optional<Question> own(Settings settings) {
        if (settings.text(Setting.PORT).filter("0"::equals).isPresent()) {
            settings.problem("--url is needed: port 0 is none that can be asked.");
        }
        Optional<SSLContext> tls = TlsSettings.ownCertificate(settings).map(Trust::context);
        String scheme = tls.isPresent() ? "https" : "http";
        URI node = URI.create(scheme + "://" + host(settings) + ":" + settings.number(Setting.PORT));
        return Optional.of(new Question(node, tls, true));
    }

    private static Optional<URI> url(String text, Settings settings) {
        try {
            Optional<URI> node = NodeSettings.nodeUrl(text);
            if (node.isPresent()) {
                return node;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with all else that is no URL of a node.
        }
        settings.problem("--url must be http://HOST:PORT or https://HOST:PORT, not '" + text + "'.");
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
    static int run(Question question, Duration patience, PrintStream out, PrintStream err) {
        URI node = question.node();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) node.resolve("/health/ready").toURL().openConnection(Proxy.NO_PROXY);
            if (connection instanceof HttpsURLConnection secured) {
                question.tls().map(SSLContext::getSocketFactory).ifPresent(secured::setSSLSocketFactory);
                if (question.own()) {
                    secured.setHostnameVerifier((host, session) -> true);
                }
            }
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
