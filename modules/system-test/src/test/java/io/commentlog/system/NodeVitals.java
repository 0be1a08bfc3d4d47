package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process holds, right after a garbage collection.
 *
 * @param files that are open, sockets too; 0 where the system does not tell
 * @param bytes on the heap
 * @param instances by the name of their class
 */
record NodeVitals(long files, long bytes, Map<String, Long> instances) {
    static NodeVitals of(long pid) {
        Map<String, Long> instances = new HashMap<>();
        long bytes = 0;
        for (String line : histogram(pid).lines().toList()) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns[0].equals("Total")) {
                bytes = Long.parseLong(columns[2]);
            } else if (columns.length > 3 && columns[0].matches("\\d+:")) {
                instances.merge(columns[3], Long.parseLong(columns[1]), Long::sum);
            }
        }
        return new NodeVitals(files(pid), bytes, instances);
    }

    static long files(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid), "fd");
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK's tool collects garbage first. */
    private static String histogram(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process tool = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By how many the instances of each class of these packages are more than they were, where they are. */
    Map<String, Long> grownSince(NodeVitals before, String... packages) {
        Map<String, Long> grown = new HashMap<>();
        instances.forEach((name, count) -> {
            long more = count - before.instances.getOrDefault(name, 0L);
            if (more > 0 && Stream.of(packages).anyMatch(name::startsWith)) {
                grown.put(name, more);
            }
        });
        return grown;
    }
}
