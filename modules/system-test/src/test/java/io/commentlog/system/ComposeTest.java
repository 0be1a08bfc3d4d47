package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.node.cli.CommentlogCommand;
import io.commentlog.system.ComposeFile.Service;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be said of {@code docker-compose.yml} without an engine that runs it. */
final class ComposeTest {
    private static final String COMPLETED = "service_completed_successfully";

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void startsWhatTheDesignSays() {
        assertThat(compose.services())
                .extracting(Service::name)
                .containsExactlyInAnyOrder(
                        "kafka-1",
                        "kafka-2",
                        "kafka-3",
                        "topics",
                        "materialize-1",
                        "materialize-2",
                        "query-1",
                        "query-2",
                        "bot-1",
                        "nginx",
                        "prometheus",
                        "grafana");
    }

    @Test
    void confinesEveryService() {
        assertThat(compose.services()).allSatisfy(service -> {
            assertThat(service.text("user")).as("user of %s", service.name()).matches("[1-9]\\d*:\\d+");
            assertThat(service.text("read_only")).as(service.name()).isEqualTo("true");
            assertThat(service.list("cap_drop")).as(service.name()).containsExactly("ALL");
            assertThat(service.list("security_opt")).as(service.name()).containsExactly("no-new-privileges:true");
            assertThat(service.text("mem_limit")).as(service.name()).matches("\\d+[mg]");
            assertThat(service.text("restart")).as(service.name()).isNotEmpty().isNotEqualTo("no");
            assertThat(service.list("tmpfs")).as(service.name()).anyMatch(mount -> mount.startsWith("/tmp:"));
            assertThat(service.map("logging")).as(service.name()).containsKey("options");
        });
    }

    @Test
    void namesTheVersionOfEveryImage() {
        assertThat(compose.services())
                .allSatisfy(
                        service -> assertThat(service.text("image")).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+(-[a-z]+)?"));
    }

    @Test
    void startsEachWhenWhatItNeedsIsHealthyOrDone() {
        assertThat(compose.services()).allSatisfy(service -> {
            assertThat(service.hasHealthCheck() || isWaitedForToEnd(service.name()))
                    .as("%s is asked whether it is healthy, or ends", service.name())
                    .isTrue();
            service.map("depends_on").forEach((other, condition) -> {
                boolean ends = condition.toString().contains(COMPLETED);
                assertThat(ends || compose.service(other).hasHealthCheck())
                        .as("%s waits for %s", service.name(), other)
                        .isTrue();
            });
        });
        assertThat(compose.service("topics").map("depends_on")).containsOnlyKeys("kafka-1", "kafka-2", "kafka-3");
        assertThat(compose.service("nginx").map("depends_on")).containsOnlyKeys("query-1", "query-2", "bot-1");
    }

    private boolean isWaitedForToEnd(String name) {
        return compose.services().stream()
                .anyMatch(service ->
                        String.valueOf(service.map("depends_on").get(name)).contains(COMPLETED));
    }

    @Test
    void mountsOnlyWhatIsThereAndWritesOnlyToVolumes() {
        for (Service service : compose.services()) {
            for (String mount : service.list("volumes")) {
                String source = mount.split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertThat(Files.exists(ComposeFile.REPOSITORY.resolve(source)))
                            .as(mount)
                            .isTrue();
                    assertThat(mount).endsWith(":ro");
                } else {
                    assertThat(compose.map("volumes")).containsKey(source);
                }
            }
            assertThat(compose.map("networks").keySet())
                    .containsAll(service.map("networks").keySet());
        }
    }

    @Test
    void publishesOnThisMachineOnly() {
        assertThat(compose.services())
                .flatExtracting(service -> service.list("ports"))
                .hasSize(3)
                .extracting(port -> ComposeFile.withDefaults(port.toString()))
                .allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(compose.services())
                .filteredOn(service -> service.name().startsWith("kafka") || service.isNode())
                .allSatisfy(service -> assertThat(service.list("ports")).isEmpty());
    }

    /** All problems are told at once: one that is put there must be the only one. */
    @Test
    void startsNodesWithSettingsThatThereAre() {
        List<Service> nodes =
                compose.services().stream().filter(Service::isNode).toList();
        assertThat(nodes).hasSize(6).allSatisfy(service -> {
            List<String> command = new ArrayList<>(service.list("command"));
            command.add("--no-such");
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
            new CommentlogCommand("1.2.3", service.environment(), stream, stream).run(command.toArray(String[]::new));
            assertThat(said.toString(StandardCharsets.UTF_8).lines())
                    .as(service.name())
                    .filteredOn(line -> line.startsWith("commentlog:"))
                    .containsExactly("commentlog: There is no option --no-such.");
        });
    }

    @Test
    void givesBrokersWhatTheyShouldHave() {
        Map<String, String> wanted = brokersShouldHave();
        assertThat(wanted).hasSizeGreaterThanOrEqualTo(7).containsEntry("broker.session.timeout.ms", "2500");
        wanted.putAll(Map.of(
                "default.replication.factor", "3",
                "min.insync.replicas", "2",
                "offsets.topic.replication.factor", "3",
                "transaction.state.log.replication.factor", "3",
                "transaction.state.log.min.isr", "2",
                "share.coordinator.state.topic.replication.factor", "3",
                "share.coordinator.state.topic.min.isr", "2",
                "auto.create.topics.enable", "false"));
        for (int broker = 1; broker <= 3; broker++) {
            Map<String, String> environment = compose.service("kafka-" + broker).environment();
            assertThat(environment).containsEntry("KAFKA_NODE_ID", String.valueOf(broker));
            assertThat(environment.get("KAFKA_CONTROLLER_QUORUM_VOTERS")).contains(broker + "@kafka-" + broker + ":");
            wanted.forEach((name, value) -> assertThat(environment).containsEntry(variable(name), value));
        }
    }

    /** So that the cluster by hand is the same. */
    @Test
    void givesBrokersWhatTheirPropertiesSay() {
        Map<String, String> environment = compose.service("kafka-1").environment();
        List<String> own =
                List.of("node.id", "log.dirs", "controller.quorum.voters", "listeners", "advertised.listeners");
        List<String[]> properties = ComposeFile.text("docs/deploy/broker.properties")
                .lines()
                .filter(line -> line.matches("[a-z.]+=.*"))
                .map(line -> line.split("=", 2))
                .filter(property -> !own.contains(property[0]))
                .toList();
        assertThat(properties)
                .hasSizeGreaterThan(20)
                .allSatisfy(property -> assertThat(environment).containsEntry(variable(property[0]), property[1]));
        assertThat(environment.keySet())
                .filteredOn(name -> name.startsWith("KAFKA_") && !name.equals("KAFKA_HEAP_OPTS"))
                .hasSize(properties.size() + own.size());
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The table of docs/operating.md: setting or settings, value or values; an ellipsis is the first one's beginning. */
    private static Map<String, String> brokersShouldHave() {
        String page = ComposeFile.text("docs/operating.md");
        String section = page.substring(page.indexOf("## What the brokers should have"));
        Map<String, String> settings = new TreeMap<>();
        Pattern row = Pattern.compile("^\\| (`.*`) \\| ([\\d, ]+) \\|", Pattern.MULTILINE);
        for (MatchResult match : row.matcher(section).results().toList()) {
            String[] names = match.group(1).replace("`", "").split(", ", -1);
            String[] values = match.group(2).split(", ", -1);
            String prefix = names[0].split("(?<=quorum\\.)", 2)[0];
            for (int i = 0; i < names.length; i++) {
                settings.put(names[i].replace("…", prefix), values[i].strip());
            }
        }
        return settings;
    }

    @Test
    void letsNodesBelieveTheBalancerAlone() {
        String nginx = address("nginx");
        assertThat(compose.services())
                .filteredOn(service -> !service.environment()
                        .getOrDefault("COMMENTLOG_TRUSTED_PROXIES", "")
                        .isEmpty())
                .hasSize(3)
                .allSatisfy(service ->
                        assertThat(service.environment()).containsEntry("COMMENTLOG_TRUSTED_PROXIES", nginx));
    }

    private String address(String service) {
        return String.valueOf(
                ((Map<?, ?>) compose.service(service).map("networks").get("nodes")).get("ipv4_address"));
    }

    @Test
    void isWhatNginxAndPrometheusAsk() {
        assertThat(found("server ([a-z-]+\\d):8080", "docs/deploy/nginx.conf"))
                .containsOnly("query-1", "query-2", "bot-1");
        assertThat(found("\"([a-z-]+\\d):8080\"", "docs/deploy/prometheus.yml"))
                .containsExactlyInAnyOrderElementsOf(compose.services().stream()
                        .filter(service -> service.isNode() && service.hasHealthCheck())
                        .map(Service::name)
                        .toList());
    }

    private static List<String> found(String pattern, String file) {
        return Pattern.compile(pattern)
                .matcher(ComposeFile.text(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());
    }
}
