package io.commentlog.system;

import io.commentlog.node.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The JVM that every process of a test runs in: this test's JDK, the node's classes and libraries, and an archive of the
 * classes that {@code up} loads, which is made before the first process and kept for as long as those files stay as they
 * are. Loading them is most of what a start costs, and tests start a hundred.
 */
public final class NodeJvm {
    private static final Path ARCHIVES = Path.of("target", "archives");
    private static final long LONGEST_MINUTES = 3;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The compiler that soon has its say, because tests run several processes at once and none for long. */
    private static final List<String> OPTIONS = List.of(
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError");

    /** Without the tests' own classes, whose logging would replace the node's. */
    static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    private static final List<String> ARCHIVED = archived();

    private NodeJvm() {}

    /**
     * The command that starts one.
     *
     * @param firstHeap in MiB
     * @param largestHeap in MiB
     */
    public static List<String> command(int firstHeap, int largestHeap, List<String> mainAndArguments) {
        return command(firstHeap, largestHeap, ARCHIVED, mainAndArguments);
    }

    private static List<String> command(
            int firstHeap, int largestHeap, List<String> more, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xms" + firstHeap + "m", "-Xmx" + largestHeap + "m"));
        command.addAll(OPTIONS);
        command.addAll(more);
        command.addAll(List.of("-cp", CLASS_PATH));
        command.addAll(mainAndArguments);
        return command;
    }

    /** What a JVM says of an archive would be among what a node says. */
    private static List<String> archived() {
        Path archive = ARCHIVES.resolve(name()).toAbsolutePath();
        try {
            if (!Files.exists(archive)) {
                make(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The classes could not be archived", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the classes were archived", e);
        }
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    /** Another one for every JDK and every build. */
    private static String name() {
        Object[] files = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .map(File::new)
                .map(file -> file + " " + file.length() + " " + file.lastModified())
                .toArray();
        return Integer.toHexString(Objects.hash(JAVA, Arrays.hashCode(files))) + ".jsa";
    }

    /** As the launcher makes it: from an {@code up} that is ended when it is ready. Without it all is slower, and works. */
    private static void make(Path archive) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(Files.createDirectories(ARCHIVES), "made-");
        Path made = scratch.resolve("classes.jsa");
        Path said = scratch.resolve("said");
        List<String> up =
                List.of(Main.class.getName(), "up", "--port", "0", "--broker-port", "0", "--data", scratch + "/data");
        Process process = new ProcessBuilder(command(64, 256, List.of("-XX:ArchiveClassesAtExit=" + made), up))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
            while (process.isAlive()
                    && System.nanoTime() < deadline
                    && !Files.readString(said).contains("Ctrl-C")) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            process.destroy();
            if (process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) && Files.exists(made)) {
                Files.move(made, archive);
            } else {
                System.out.println("The classes were not archived: " + said);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
