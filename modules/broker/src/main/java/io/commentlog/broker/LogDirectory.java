package io.commentlog.broker;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka's own directory inside the data directory. Formats it on first use, and refuses what another cluster wrote, so
 * that a mistake in a path can never overwrite a log.
 */
final class LogDirectory {
    private static final String NAME = "kafka";
    private static final String META = "meta.properties";

    private LogDirectory() {}

    /**
     * The directory, ready for the broker.
     *
     * @throws CannotStart if what is there was not written by an embedded broker, or is broken
     */
    static Path ready(Path dataDirectory) {
        Path log = dataDirectory.resolve(NAME);
        try {
            if (Files.exists(log.resolve(META))) {
                check(log);
            } else {
                refuseUnformattedLogs(log);
                format(log);
            }
        } catch (IOException e) {
            throw new CannotStart("The data directory " + log + " cannot be read and written", e);
        }
        return log;
    }

    private static void check(Path log) throws IOException {
        Properties stored = Utils.loadProps(log.resolve(META).toString());
        MetaProperties meta;
        try {
            meta = new MetaProperties.Builder(stored).build();
        } catch (RuntimeException e) {
            throw broken(log, e);
        }
        if (meta.nodeId().isEmpty() || meta.clusterId().isEmpty()) {
            throw broken(log, new IllegalArgumentException("node.id or cluster.id is missing"));
        }
        if (meta.nodeId().getAsInt() != BrokerSettings.NODE_ID) {
            throw new CannotStart("The data directory " + log + " belongs to node "
                    + meta.nodeId().getAsInt() + " of another Kafka cluster; choose another directory");
        }
    }

    private static CannotStart broken(Path log, Throwable cause) {
        return new CannotStart(
                "The file " + log.resolve(META) + " is broken; restore it from a backup, or choose another directory",
                cause);
    }

    /** INVARIANT: what has logs and no identity is never formatted; the broker would delete the logs as strays. */
    private static void refuseUnformattedLogs(Path log) throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (Stream<Path> entries = Files.list(log)) {
            if (entries.anyMatch(Files::isDirectory)) {
                throw new CannotStart("The data directory " + log + " holds logs but no " + META
                        + "; restore it from a backup, or choose another directory");
            }
        }
    }

    private static void format(Path log) throws IOException {
        Files.createDirectories(log);
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CannotStart("The data directory " + log + " cannot be formatted", e);
        }
    }
}
