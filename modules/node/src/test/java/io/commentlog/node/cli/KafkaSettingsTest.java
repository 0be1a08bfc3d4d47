package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.node.wiring.KafkaAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaSettingsTest {
    private static final String JAAS = "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"query\" password=\"the-secret\";";
    private static final String SCRAM = """
            security.protocol=SASL_PLAINTEXT
            sasl.mechanism = SCRAM-SHA-512
            sasl.jaas.config=%s
            """.formatted(JAAS);

    @TempDir
    private Path directory;

    private Settings settings(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("kafka"), content);
        return Settings.resolve(
                CommandSettings.RUN, Map.of(Setting.KAFKA_CONFIG, file.toString()), Map.of(), SettingsFile.NONE);
    }

    private List<String> problems(String content) throws Exception {
        Settings settings = settings(content);
        assertThat(KafkaSettings.read(settings)).isEmpty();
        assertThat(settings.problems())
                .noneSatisfy(problem -> assertThat(problem).contains("secret"));
        return settings.problems().stream()
                .map(problem -> problem.replace(directory.resolve("kafka").toString(), "FILE"))
                .toList();
    }

    @Test
    void areWhatTheFileSays() throws Exception {
        Settings settings = settings("# who we are\n" + SCRAM + "client.rack=a\n");
        assertThat(KafkaSettings.read(settings))
                .containsOnly(
                        Map.entry("security.protocol", "SASL_PLAINTEXT"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("sasl.jaas.config", JAAS),
                        Map.entry("client.rack", "a"));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void areNotToldByWhatHoldsThem() throws Exception {
        KafkaAccess access = new KafkaAccess(KafkaSettings.read(settings(SCRAM)));
        assertThat(access).hasToString("[sasl.jaas.config, sasl.mechanism, security.protocol]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks",
                "enable.idempotence",
                "isolation.level",
                "group.id",
                "transactional.id",
                "processing.guarantee",
                "bootstrap.servers",
                "client.id",
                "interceptor.classes",
                "producer.acks",
                "main.consumer.group.id"
            })
    void cannotBeWhatPromisesRestOn(String name) throws Exception {
        assertThat(problems(SCRAM + name + "=0\n"))
                .containsExactly(
                        name + " may not be in FILE: Commentlog sets it, or leaves it as it is, because what it"
                                + " promises rests on it.");
    }

    @Test
    void nameTheNearestToWhatIsNone() throws Exception {
        assertThat(problems("sasl.mechanisms=PLAIN\nretention.ms=5\n"))
                .containsExactly(
                        "There is no Kafka property retention.ms for FILE.",
                        "There is no Kafka property sasl.mechanisms for FILE; did you mean sasl.mechanism?");
    }

    @Test
    void tellWhatAClientCannotBeMadeOf() throws Exception {
        assertThat(problems(SCRAM.replace("password=\"the-secret\";", "password=the secret")))
                .containsExactly("The Kafka properties in FILE cannot be used: sasl.jaas.config must be"
                        + " 'CLASS required username=\"NAME\" password=\"PASSWORD\";'.");
        assertThat(problems("security.protocol=SASL\n"))
                .singleElement()
                .asString()
                .startsWith("The Kafka properties in FILE cannot be used: Invalid value SASL for configuration"
                        + " security.protocol");
        assertThat(problems(
                        "security.protocol=SSL\nssl.truststore.location=/not/there\nssl.truststore.password=secret"))
                .singleElement()
                .asString()
                .contains("/not/there");
    }

    @Test
    void areInAFileThatIsThere() {
        Settings settings = Settings.resolve(
                CommandSettings.RUN, Map.of(Setting.KAFKA_CONFIG, "/not/there"), Map.of(), SettingsFile.NONE);
        assertThat(KafkaSettings.read(settings)).isEmpty();
        assertThat(settings.problems())
                .containsExactly("Cannot read the Kafka properties in /not/there: there is no such file.");
    }
}
