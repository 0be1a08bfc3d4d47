package io.commentlog.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the embedded broker needs to know. It is the only node of its cluster, so every topic has one replica.
 *
 * @param directory where everything it stores is; created if it is not there
 * @param host where clients reach it: the address that is bound, and the one that is advertised
 * @param port of the clients' listener, 0 for any free one
 * @param elseAnyPort whether another one will do where that is taken
 * @param partitions of a topic that is created without saying how many
 */
public record BrokerConfig(Path directory, String host, int port, boolean elseAnyPort, int partitions) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int DEFAULT_PORT = 0;
    public static final int DEFAULT_PARTITIONS = 6;

    private static final int MAX_PARTITIONS = 1000;
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");

    /**
     * @throws IllegalArgumentException that names every problem
     */
    public BrokerConfig {
        List<String> problems = new ArrayList<>();
        if (host.isBlank() || WILDCARDS.contains(host)) {
            problems.add("the broker's host must be one address that clients can reach, not '" + host + "'");
        }
        if (port < 0 || port > 65_535) {
            problems.add("the broker's port must be between 0 and 65535, not " + port);
        }
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            problems.add("the broker's default partitions must be between 1 and 1000, not " + partitions);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        directory = directory.toAbsolutePath().normalize();
    }

    /** On the loopback address, any free port. */
    public static BrokerConfig in(Path directory) {
        return new BrokerConfig(directory, DEFAULT_HOST, DEFAULT_PORT, false, DEFAULT_PARTITIONS);
    }

    public BrokerConfig withHost(String newHost) {
        return new BrokerConfig(directory, newHost, port, elseAnyPort, partitions);
    }

    public BrokerConfig withPort(int newPort) {
        return new BrokerConfig(directory, host, newPort, false, partitions);
    }

    /** That port if it is free when the broker starts, else any that is. */
    public BrokerConfig withPortIfFree(int newPort) {
        return new BrokerConfig(directory, host, newPort, true, partitions);
    }
}
