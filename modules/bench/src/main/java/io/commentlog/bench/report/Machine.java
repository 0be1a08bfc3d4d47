package io.commentlog.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What it was measured on: figures of two machines say nothing of each other.
 *
 * @param options of the JVM, which the node's and the peers' JVMs get too
 */
public record Machine(int cores, String processor, String system, String java, List<String> options) {
    public Machine {
        options = List.copyOf(options);
    }

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                modelName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                jvmOptions());
    }

    /** Of this JVM, without those that only one JVM at a time can have. */
    public static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .filter(option -> !option.contains("ArchiveClassesAtExit"))
                .toList();
    }

    private static String modelName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // not Linux: nobody needs it but the reader
        }
    }

    public String sentence() {
        return cores + " cores (" + processor + "), " + system + ", " + java;
    }
}
