package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.ViewName;
import io.commentlog.ingest.AccessConfig;
import io.commentlog.ingest.AnswerWhen;
import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.PostRate;
import io.commentlog.kit.guard.Tokens;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.node.wiring.BotEntities;
import io.commentlog.node.wiring.KafkaAccess;
import io.commentlog.node.wiring.NodeConfig;
import io.commentlog.node.wiring.RoleName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeSettingsTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    void runsEverythingWithTheseDefaults() {
        Settings settings = settings(CommandSettings.UP, Map.of());
        assertThat(NodeSettings.up(settings))
                .isEqualTo(new NodeConfig(
                        EnumSet.allOf(RoleName.class),
                        new HttpConfig("127.0.0.1", 8080, List.of("*"), PROCESSORS),
                        Path.of("./data"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        ViewName.DEFAULT,
                        500,
                        1,
                        0,
                        6,
                        BotEntities.ECHO,
                        Duration.ZERO,
                        AnswerWhen.VISIBLE,
                        false,
                        AccessConfig.DEFAULT,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        KafkaAccess.NONE));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void runsSomeRolesWithTheSameDefaults() {
        Settings settings = settings(
                CommandSettings.RUN, Map.of(Setting.ROLES, "bot,ingest", Setting.BOOTSTRAP_SERVER, "kafka:9092"));
        assertThat(NodeSettings.run(settings))
                .isEqualTo(new NodeConfig(
                        Set.of(RoleName.BOT, RoleName.INGEST),
                        new HttpConfig("127.0.0.1", 8080, List.of("*"), PROCESSORS),
                        Path.of("./data"),
                        Optional.of("kafka:9092"),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        ViewName.DEFAULT,
                        500,
                        1,
                        1,
                        6,
                        BotEntities.ECHO,
                        Duration.ofSeconds(1),
                        AnswerWhen.VISIBLE,
                        false,
                        AccessConfig.DEFAULT,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        KafkaAccess.NONE));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        Map<Setting, String> options = new HashMap<>();
        options.put(Setting.ROLES, "broker,query");
        options.put(Setting.BOOTSTRAP_SERVER, "a:1,[::1]:2");
        options.put(Setting.PORT, "0");
        options.put(Setting.BIND, "localhost");
        options.put(Setting.DATA, "/var/lib/log");
        options.put(Setting.ALLOW_ORIGIN, "https://a.example,http://b:8080,null");
        options.put(Setting.ADVERTISE, "node-1:8081");
        options.put(Setting.QUERY_URL, "http://q1:8080,https://q2");
        options.put(Setting.BROKER_PORT, "0");
        options.put(Setting.PARTITIONS, "3");
        options.put(Setting.ANSWER, "durable");
        options.put(Setting.SHARED_CACHE, "on");
        options.put(Setting.RECENT, "7");
        options.put(Setting.BOT_WORKERS, "8");
        options.put(Setting.FOLD_THREADS, "9");
        options.put(Setting.STANDBYS, "2");
        options.put(Setting.VIEW, "v2");
        options.put(Setting.DRAIN, "3");
        options.put(Setting.TRUSTED_PROXIES, "10.0.0.0/8,2001:db8::1");
        options.put(Setting.RATE_LIMIT, "3/5");
        options.put(Setting.RATE_LIMIT_EXEMPT, "none");
        List<Setting> all = new ArrayList<>(CommandSettings.RUN);
        // in tests of their own
        all.removeAll(List.of(Setting.BOT_TOKEN_FILE, Setting.MODERATOR_TOKEN_FILE, Setting.ENTITIES_FILE));
        all.removeAll(List.of(Setting.TLS_CERT, Setting.TLS_KEY, Setting.TLS_TRUST, Setting.KAFKA_CONFIG));
        all.removeAll(List.of(Setting.LOG_FORMAT, Setting.TRACE_OTLP));
        assertThat(options).containsOnlyKeys(all);
        Settings settings = settings(CommandSettings.RUN, options);
        assertThat(NodeSettings.run(settings))
                .isEqualTo(new NodeConfig(
                        Set.of(RoleName.BROKER, RoleName.QUERY),
                        new HttpConfig(
                                "localhost", 0, List.of("https://a.example", "http://b:8080", "null"), PROCESSORS),
                        Path.of("/var/lib/log"),
                        Optional.of("a:1,[::1]:2"),
                        OptionalInt.of(0),
                        OptionalInt.of(3),
                        new ViewName("v2"),
                        7,
                        9,
                        2,
                        8,
                        BotEntities.ECHO,
                        Duration.ofSeconds(3),
                        AnswerWhen.DURABLE,
                        true,
                        new AccessConfig(
                                Tokens.NONE,
                                List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8::1")),
                                Optional.of(PostRate.parse("3/5")),
                                List.of()),
                        Optional.of(new FoldMember("node-1", 8081)),
                        List.of(URI.create("http://q1:8080"), URI.create("https://q2")),
                        Optional.empty(),
                        KafkaAccess.NONE));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void takesRolesInAnyCaseAndNamesTheNearestToAnUnknownOne() {
        Settings settings = settings(
                CommandSettings.RUN, Map.of(Setting.ROLES, "Query, BOT,querry,x", Setting.BOOTSTRAP_SERVER, "k:9092"));
        assertThat(NodeSettings.run(settings).roles()).containsExactlyInAnyOrder(RoleName.QUERY, RoleName.BOT);
        assertThat(settings.problems())
                .containsExactly("There is no role querry; did you mean query?", "There is no role x.");
    }

    @Test
    void keepsOneStandbyButBesideABroker() {
        String cluster = "k:9092";
        assertThat(NodeSettings.run(settings(
                                CommandSettings.RUN,
                                Map.of(Setting.ROLES, "materialize", Setting.BOOTSTRAP_SERVER, cluster)))
                        .standbys())
                .isEqualTo(1);
        assertThat(NodeSettings.run(settings(CommandSettings.RUN, Map.of(Setting.ROLES, "broker,materialize")))
                        .standbys())
                .isZero();
        assertThat(NodeSettings.up(settings(CommandSettings.UP, Map.of())).standbys())
                .isZero();
    }

    @Test
    void takesOnlyNamesOfViewsThatTopicsCanHave() {
        assertThat(runProblems(Map.of(Setting.ROLES, "page", Setting.VIEW, "V 2")))
                .containsExactly("--view must be 1 to 20 of a-z, 0-9 and -, beginning with a letter, not 'V 2'.");
    }

    @Test
    void needsRoles() {
        assertThat(runProblems(Map.of()))
                .containsExactly("--roles is needed: any of broker, ingest, materialize, query, bot, page.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "materialize", "query", "bot", "query,page"})
    void needsAClusterForWhatUsesOne(String roles) {
        assertThat(runProblems(Map.of(Setting.ROLES, roles)))
                .containsExactly("--bootstrap-server is needed: brokers of the Kafka cluster, as HOST:PORT.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "page", "broker,ingest,bot"})
    void needsNoClusterBesideABrokerOrForThePage(String roles) {
        assertThat(runProblems(Map.of(Setting.ROLES, roles))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka", "kafka:", ":9092", "kafka:x", "kafka:0", "kafka:65536", "ka fka:9092", "ok:1,kafka"})
    void takesBrokersOnlyAsHostAndPort(String servers) {
        assertThat(runProblems(Map.of(Setting.ROLES, "bot", Setting.BOOTSTRAP_SERVER, servers)))
                .singleElement()
                .asString()
                .startsWith("--bootstrap-server must be HOST:PORT, several with commas, not '");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "127.1.2.3, 127.1.2.3", "localhost, localhost", "::1, ::1", "[::1], ::1"})
    void listensOnLoopback(String bind, String address) {
        Settings settings = settings(CommandSettings.UP, Map.of(Setting.BIND, bind));
        assertThat(NodeSettings.up(settings).http().bind()).isEqualTo(address);
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "not an address"})
    void listensNowhereElse(String bind) {
        assertThat(upProblems(Setting.BIND, bind))
                .containsExactly("--bind must be a loopback address such as 127.0.0.1 or ::1, since without both"
                        + " the bot's and the moderator's token anybody could write, not '" + bind + "'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://node:8080",
                "node:8080",
                "node",
                "http://",
                "http://node:0",
                "http://node:65536",
                "http://node:8080/api",
                "http://node:8080?x",
                "http://me@node:8080",
                "http://no de"
            })
    void asksQueryNodesOnlyByABareUrl(String url) {
        assertThat(runProblems(Map.of(Setting.ROLES, "page", Setting.QUERY_URL, url)))
                .containsExactly("--query-url must be http://HOST:PORT or https://HOST:PORT, several with commas, not '"
                        + url + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://node", "http://node/", "http://127.0.0.1:1", "http://[::1]:8080", "https://node"})
    void asksQueryNodesByHostAndPort(String url) {
        assertThat(runProblems(Map.of(Setting.ROLES, "page", Setting.QUERY_URL, url)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "https://a.example/", "https://a.example/path", ","})
    void allowsOnlyOrigins(String origin) {
        assertThat(upProblems(Setting.ALLOW_ORIGIN, origin))
                .singleElement()
                .asString()
                .startsWith("--allow-origin must be origins as https://HOST[:PORT]");
    }

    @Test
    void takesNoOtherWordThanTheOnesItKnows() {
        assertThat(upProblems(Setting.ANSWER, "soon"))
                .containsExactly("--answer must be visible or durable, not 'soon'.");
        assertThat(upProblems(Setting.SHARED_CACHE, "yes"))
                .containsExactly("--shared-cache must be on or off, not 'yes'.");
        assertThat(runProblems(Map.of(Setting.ROLES, "page", Setting.ADVERTISE, "node")))
                .containsExactly("--advertise must be HOST:PORT, not 'node'.");
    }

    @Test
    void tellsEveryProblemAtOnce() {
        assertThat(runProblems(
                        Map.of(Setting.PORT, "x", Setting.RECENT, "0", Setting.BIND, "0.0.0.0", Setting.ANSWER, "x")))
                .hasSize(5);
    }

    private static List<String> upProblems(Setting setting, String value) {
        Settings settings = settings(CommandSettings.UP, Map.of(setting, value));
        NodeSettings.up(settings);
        return settings.problems();
    }

    private static List<String> runProblems(Map<Setting, String> options) {
        Settings settings = settings(CommandSettings.RUN, options);
        NodeSettings.run(settings);
        return settings.problems();
    }

    private static Settings settings(List<Setting> wanted, Map<Setting, String> options) {
        return Settings.resolve(wanted, options, Map.of(), SettingsFile.NONE);
    }
}
