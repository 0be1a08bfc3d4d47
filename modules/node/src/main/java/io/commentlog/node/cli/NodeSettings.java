package io.commentlog.node.cli;

import io.commentlog.event.view.FoldMember;
import io.commentlog.ingest.AnswerWhen;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.node.wiring.NodeConfig;
import io.commentlog.node.wiring.RoleName;
import io.commentlog.query.QueryConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a process's configuration out of settings; what is wrong becomes a problem there. Pure but for the lookup of names. */
final class NodeSettings {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_WORKERS = 256;

    private NodeSettings() {}

    /** The configuration of {@code up}: every role in one process. */
    static NodeConfig up(Settings settings) {
        return config(settings, EnumSet.allOf(RoleName.class));
    }

    /** The configuration of {@code run}: the roles that were asked for. */
    static NodeConfig run(Settings settings) {
        Set<RoleName> roles = roles(settings);
        boolean needsCluster = !roles.contains(RoleName.BROKER) && !roles.equals(Set.of(RoleName.PAGE));
        if (needsCluster && settings.text(Setting.BOOTSTRAP_SERVER).isEmpty()) {
            settings.problem("--bootstrap-server is needed: a broker of the Kafka cluster, as HOST:PORT");
        }
        return config(settings, roles);
    }

    private static Set<RoleName> roles(Settings settings) {
        EnumSet<RoleName> roles = EnumSet.noneOf(RoleName.class);
        List<String> words =
                Arrays.stream(RoleName.values()).map(RoleName::word).toList();
        if (settings.list(Setting.ROLES).isEmpty()) {
            settings.problem("--roles is needed: any of " + String.join(", ", words));
        }
        for (String word : settings.list(Setting.ROLES)) {
            RoleName.of(word.toLowerCase(Locale.ROOT))
                    .ifPresentOrElse(
                            roles::add, () -> settings.problem("There is no role " + word + Nearest.hint(word, words)));
        }
        return roles;
    }

    private static NodeConfig config(Settings settings, Set<RoleName> roles) {
        return new NodeConfig(
                roles,
                http(settings),
                settings.read(Setting.DATA, Path.of("data"), "a directory", text -> Optional.of(Path.of(text))),
                bootstrapServers(settings),
                open(settings, Setting.BROKER_PORT, 0, MAX_PORT),
                partitions(settings),
                settings.number(Setting.RECENT, QueryConfig.DEFAULT_RECENT, 1, QueryConfig.MAX_RECENT),
                settings.number(Setting.FOLD_THREADS, 1, 1, 64),
                settings.number(Setting.STANDBYS, 0, 0, 2),
                settings.number(Setting.BOT_WORKERS, 6, 1, MAX_WORKERS),
                settings.read(Setting.ANSWER, AnswerWhen.VISIBLE, "visible or durable", NodeSettings::answerWhen),
                settings.read(Setting.SHARED_CACHE, false, "on or off", NodeSettings::onOrOff),
                settings.read(
                        Setting.ADVERTISE,
                        Optional.empty(),
                        "HOST:PORT",
                        text -> Optional.of(Optional.of(address(text)))),
                queryUrls(settings));
    }

    /** The cluster's brokers, each as HOST:PORT. */
    static Optional<String> bootstrapServers(Settings settings) {
        for (String server : settings.list(Setting.BOOTSTRAP_SERVER)) {
            if (!server.matches("\\S+:\\d{1,5}")) {
                settings.problem("--bootstrap-server must be HOST:PORT[,…], not '" + server + "'");
            }
        }
        return Optional.of(String.join(",", settings.list(Setting.BOOTSTRAP_SERVER)))
                .filter(servers -> !servers.isEmpty());
    }

    static OptionalInt partitions(Settings settings) {
        return open(settings, Setting.PARTITIONS, 1, 1_000);
    }

    private static OptionalInt open(Settings settings, Setting setting, int from, int to) {
        return settings.text(setting).isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(settings.number(setting, from, from, to));
    }

    private static HttpConfig http(Settings settings) {
        List<String> origins = settings.list(Setting.ALLOW_ORIGIN);
        return new HttpConfig(
                settings.read(
                        Setting.BIND,
                        "127.0.0.1",
                        "a loopback address such as 127.0.0.1 or ::1, since without" + " tokens anybody could write",
                        NodeSettings::loopback),
                settings.number(Setting.PORT, 8080, 0, MAX_PORT),
                origins.isEmpty() ? List.of("*") : origins,
                Math.max(1, Runtime.getRuntime().availableProcessors()));
    }

    private static Optional<String> loopback(String address) {
        try {
            boolean loopback = Stream.of(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
            return loopback ? Optional.of(address) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> onOrOff(String text) {
        return switch (text) {
            case "on" -> Optional.of(true);
            case "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<AnswerWhen> answerWhen(String text) {
        return Arrays.stream(AnswerWhen.values())
                .filter(when -> when.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static FoldMember address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("An address is HOST:PORT");
        }
        return new FoldMember(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private static List<URI> queryUrls(Settings settings) {
        return settings.list(Setting.QUERY_URL).stream()
                .map(text -> url(settings, text))
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private static Optional<URI> url(Settings settings, String text) {
        try {
            URI url = URI.create(text);
            if ("http".equals(url.getScheme()) && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            // Said below, in one way for whatever is wrong with it.
        }
        settings.problem("--query-url must be http://HOST:PORT[,…], not '" + text + "'");
        return Optional.empty();
    }
}
