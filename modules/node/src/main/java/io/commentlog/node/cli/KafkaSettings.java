package io.commentlog.node.cli;

import io.commentlog.kit.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/**
 * Reads the properties of Kafka's clients out of the file that a setting names; what is wrong becomes a problem there. Only
 * those of security and connections are taken: on the others rests what is promised. No sentence tells a value.
 */
final class KafkaSettings {
    private static final Pattern SECURITY = Pattern.compile("(sasl|ssl)\\..+|security\\.(protocol|providers)");
    private static final Set<String> CONNECTIONS = Set.of(
            "client.dns.lookup",
            "client.rack",
            "connections.max.idle.ms",
            "socket.connection.setup.timeout.ms",
            "socket.connection.setup.timeout.max.ms");

    /** What Kafka Streams knows beside its clients' settings, as far as it matters here. */
    private static final Set<String> STREAMS = Set.of(
            "application.id",
            "application.server",
            "processing.guarantee",
            "commit.interval.ms",
            "num.stream.threads",
            "num.standby.replicas",
            "replication.factor",
            "state.dir",
            "statestore.cache.max.bytes");

    private static final Pattern OF_STREAMS =
            Pattern.compile("((main|restore|global)\\.)?(consumer|producer|admin)\\.");

    /** Where nothing listens, for a client that is not to connect. */
    private static final String NOWHERE = "127.0.0.1:9";

    private KafkaSettings() {}

    /** The properties, by name; none where no file is named, or it cannot be used. */
    static Map<String, String> read(Settings settings) {
        return settings.text(Setting.KAFKA_CONFIG)
                .map(file -> read(settings, file))
                .orElse(Map.of());
    }

    private static Map<String, String> read(Settings settings, String file) {
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return read(settings, file, properties);
        } catch (NoSuchFileException | InvalidPathException e) {
            settings.problem("Cannot read the Kafka properties in " + file + ": there is no such file.");
        } catch (CharacterCodingException e) {
            settings.problem("Cannot read the Kafka properties in " + file + ": it is not UTF-8 text.");
        } catch (IOException e) {
            settings.problem("Cannot read the Kafka properties in " + file + ": " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            settings.problem("Cannot read the Kafka properties in " + file + ": a \\u in it is not followed by four"
                    + " hexadecimal digits.");
        }
        return Map.of();
    }

    private static Map<String, String> read(Settings settings, String file, Properties properties) {
        Map<String, String> taken = new TreeMap<>();
        Set<String> allowed = allowed();
        boolean right = true;
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (allowed.contains(name)) {
                taken.put(name, properties.getProperty(name).strip());
            } else {
                right = false;
                settings.problem(
                        isKnown(name)
                                ? name + " may not be in " + file
                                        + ": Commentlog sets it, or leaves it as it is, because"
                                        + " what it promises rests on it."
                                : "There is no Kafka property " + name + " for " + file + Nearest.hint(name, allowed));
            }
        }
        return right && canConnect(settings, file, taken) ? taken : Map.of();
    }

    private static Set<String> allowed() {
        Set<String> allowed = new TreeSet<>(CONNECTIONS);
        AdminClientConfig.configNames().stream()
                .filter(name -> SECURITY.matcher(name).matches())
                .forEach(allowed::add);
        return allowed;
    }

    private static boolean isKnown(String name) {
        String bare = OF_STREAMS.matcher(name).replaceFirst("");
        return !bare.equals(name)
                || STREAMS.contains(name)
                || AdminClientConfig.configNames().contains(name)
                || ProducerConfig.configNames().contains(name)
                || ConsumerConfig.configNames().contains(name);
    }

    /** Whether a client can be made with it. What Kafka says of a JAAS configuration may have parts of a password in it. */
    private static boolean canConnect(Settings settings, String file, Map<String, String> taken) {
        Map<String, Object> properties = new HashMap<>(taken);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, NOWHERE);
        try {
            Admin.create(properties).close(Duration.ZERO);
            return true;
        } catch (ConfigException e) {
            settings.problem("The Kafka properties in " + file + " cannot be used: " + told(e.getMessage()));
        } catch (KafkaException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            settings.problem("The Kafka properties in " + file + " cannot be used: " + told(root.getMessage()));
        }
        return false;
    }

    private static String told(String sentence) {
        boolean ofPasswords = sentence == null || sentence.contains("JAAS") || sentence.contains("LoginModule");
        return ofPasswords
                ? "sasl.jaas.config must be 'CLASS required username=\"NAME\" password=\"PASSWORD\";'."
                : sentence + ".";
    }
}
