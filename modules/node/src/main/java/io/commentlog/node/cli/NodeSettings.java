package io.commentlog.node.cli;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.ViewName;
import io.commentlog.ingest.AnswerWhen;
import io.commentlog.kit.Nearest;
import io.commentlog.kit.guard.IpAddress;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.node.wiring.KafkaAccess;
import io.commentlog.node.wiring.NodeConfig;
import io.commentlog.node.wiring.RoleName;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a process's configuration out of settings; what is wrong becomes a problem there. Pure but for the lookup of names. */
final class NodeSettings {
    static final String NEEDS_SERVERS = "--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.";

    private static final int MAX_PORT = 65_535;
    static final String NODE_URLS = "http://HOST:PORT or https://HOST:PORT, several with commas";

    private NodeSettings() {}

    /** The configuration of {@code up}: every role in one process. */
    static NodeConfig up(Settings settings) {
        return config(settings, EnumSet.allOf(RoleName.class));
    }

    /** The configuration of {@code run}: the roles that were asked for. */
    static NodeConfig run(Settings settings) {
        Set<RoleName> roles = roles(settings);
        // Roles that are no roles have been told of; whether they would need a cluster is anybody's guess.
        boolean needsCluster =
                !roles.isEmpty() && !roles.contains(RoleName.BROKER) && !roles.equals(Set.of(RoleName.PAGE));
        if (needsCluster && settings.text(Setting.BOOTSTRAP_SERVER).isEmpty()) {
            settings.problem(NEEDS_SERVERS);
        }
        NodeConfig config = config(settings, roles);
        if (roles.contains(RoleName.MATERIALIZE)
                && config.advertised().isEmpty()
                && isEveryAddress(config.http().bind())) {
            settings.problem("--advertise is needed: other nodes cannot reach this one at every address.");
        }
        return config;
    }

    private static Set<RoleName> roles(Settings settings) {
        EnumSet<RoleName> roles = EnumSet.noneOf(RoleName.class);
        List<String> words =
                Arrays.stream(RoleName.values()).map(RoleName::word).toList();
        if (settings.list(Setting.ROLES).isEmpty()) {
            settings.problem("--roles is needed: any of " + String.join(", ", words) + ".");
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
                http(settings, roles),
                settings.read(Setting.DATA, "a directory", text -> Optional.of(Path.of(text)))
                        .orElse(Path.of("")),
                bootstrapServers(settings),
                settings.optionalNumber(Setting.BROKER_PORT),
                settings.optionalNumber(Setting.PARTITIONS),
                view(settings),
                settings.number(Setting.RECENT),
                settings.number(Setting.FOLD_THREADS),
                standbys(settings, roles),
                settings.number(Setting.BOT_WORKERS),
                EntitiesSettings.read(settings, roles),
                Duration.ofSeconds(
                        settings.optionalNumber(Setting.DRAIN).orElse(roles.contains(RoleName.BROKER) ? 0 : 1)),
                settings.read(Setting.ANSWER, "visible or durable", NodeSettings::answerWhen)
                        .orElse(AnswerWhen.VISIBLE),
                settings.read(Setting.SHARED_CACHE, "on or off", NodeSettings::onOrOff)
                        .orElse(false),
                AccessSettings.read(settings),
                settings.read(Setting.ADVERTISE, "HOST:PORT", text -> Optional.of(address(text))),
                settings.list(Setting.QUERY_URL, NODE_URLS, NodeSettings::nodeUrl),
                TlsSettings.trust(settings),
                kafka(settings, roles));
    }

    private static KafkaAccess kafka(Settings settings, Set<RoleName> roles) {
        if (roles.contains(RoleName.BROKER)
                && settings.text(Setting.KAFKA_CONFIG).isPresent()) {
            settings.problem("--kafka-config is for a cluster: the broker in this process asks nobody who they are.");
        }
        return new KafkaAccess(KafkaSettings.read(settings));
    }

    /** One fails alone; but a process with a broker of its own is most likely the only one. */
    private static int standbys(Settings settings, Set<RoleName> roles) {
        return settings.optionalNumber(Setting.STANDBYS).orElse(roles.contains(RoleName.BROKER) ? 0 : 1);
    }

    /** The cluster's brokers, each as HOST:PORT. */
    static Optional<String> bootstrapServers(Settings settings) {
        List<String> servers =
                settings.list(Setting.BOOTSTRAP_SERVER, "HOST:PORT, several with commas", NodeSettings::server);
        return servers.isEmpty() ? Optional.empty() : Optional.of(String.join(",", servers));
    }

    private static Optional<String> server(String text) {
        return Optional.of(address(text)).map(FoldMember::endpoint);
    }

    private static HttpConfig http(Settings settings, Set<RoleName> roles) {
        List<String> origins = settings.list(
                Setting.ALLOW_ORIGIN,
                "origins as https://HOST[:PORT], several with commas, or *",
                NodeSettings::origin);
        HttpConfig plain = new HttpConfig(
                bind(settings).orElse("127.0.0.1"),
                settings.number(Setting.PORT),
                origins.isEmpty() ? List.of("*") : origins, // only where what was set is a problem
                Runtime.getRuntime().availableProcessors());
        return plain.withTls(TlsSettings.read(settings, roles));
    }

    private static Optional<String> origin(String text) {
        return Optional.of(text).filter(origin -> origin.matches("\\*|null|[a-z][a-z0-9+.-]*://[^/]+"));
    }

    private static Optional<String> bind(Settings settings) {
        return AccessSettings.setsBothTokens(settings)
                ? settings.read(Setting.BIND, "an address of this machine", text -> address(text, any -> true))
                : settings.read(
                        Setting.BIND,
                        "a loopback address such as 127.0.0.1 or ::1, since without both the bot's and the"
                                + " moderator's token anybody could write",
                        text -> address(text, InetAddress::isLoopbackAddress));
    }

    private static Optional<String> address(String text, Predicate<InetAddress> allowed) {
        try {
            boolean all = Stream.of(InetAddress.getAllByName(text)).allMatch(allowed);
            return all ? Optional.of(text.replaceAll("[\\[\\]]", "")) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> onOrOff(String text) {
        return switch (text) {
            case "on" -> Optional.of(true);
            case "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean isEveryAddress(String bind) {
        return IpAddress.parse(bind).filter(IpAddress::isUnspecified).isPresent();
    }

    static ViewName view(Settings settings) {
        return settings.read(
                        Setting.VIEW,
                        "1 to 20 of a-z, 0-9 and -, beginning with a letter",
                        text -> Optional.of(new ViewName(text)))
                .orElse(ViewName.DEFAULT);
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

    /** Of a node to measure: a path would be ignored, and https is not spoken. */
    static Optional<URI> url(String text) {
        return nodeUrl(text).filter(node -> "http".equals(node.getScheme()));
    }

    /** Of a node, with or without TLS: a path would be ignored. */
    static Optional<URI> nodeUrl(String text) {
        return Optional.of(URI.create(text))
                .filter(node -> "http".equals(node.getScheme()) || "https".equals(node.getScheme()))
                .filter(node -> node.getHost() != null
                        && node.getPort() != 0
                        && node.getPort() <= MAX_PORT
                        && (node.getScheme() + "://" + node.getRawAuthority()).equals(text.replaceFirst("/$", ""))
                        && node.getRawUserInfo() == null);
    }
}
