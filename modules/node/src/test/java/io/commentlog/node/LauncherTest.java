package io.commentlog.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code commentlog}, in a tree of its own with a {@code java} and an {@code mvn} that only say what they are told. */
@Timeout(60)
final class LauncherTest {
    private static final Path SCRIPT = Path.of("../../commentlog");

    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "topics/a.json",
            "docs/openapi.yaml",
            "docs/openapi.json",
            "modules/node/pom.xml",
            "modules/node/src/main/A");

    private static final String TOOLS =
            "bash env dirname readlink sed grep find tee touch mkdir rm mv flock mktemp sleep";

    @TempDir
    private Path temporary;

    private final Map<String, String> environment = new TreeMap<>();
    private Path home;
    private Path bin;
    private Path jdk;

    /** What a call wrote, both streams together, and its exit code. */
    private record Outcome(int code, String text) {}

    @BeforeEach
    void makeATree() throws IOException {
        home = Files.createDirectories(temporary.resolve("a folder with spaces"));
        Files.copy(SCRIPT, home.resolve("commentlog"));
        Files.setPosixFilePermissions(home.resolve("commentlog"), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String source : SOURCES) {
            write(home.resolve(source), "");
        }
        bin = Files.createDirectories(temporary.resolve("bin"));
        for (String tool : TOOLS.split(" ", -1)) {
            program(bin.resolve(tool), "exec '" + onPath(tool) + "' \"$@\"");
        }
        program(
                bin.resolve("mvn"),
                "echo '[INFO] Building Commentlog: node 0.1.0'",
                "mkdir -p '" + target("lib") + "'",
                "echo built >>'" + target("builds") + "'",
                "touch '" + target("node-0.1.0.jar") + "' '" + target("lib/new.jar") + "'");
        jdk = jdk("jdk", 17);
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("PATH", bin.toString());
    }

    @Test
    void buildsOnceThenBecomesJava() throws Exception {
        Outcome first = run("up", "--data", "two words", "*");
        assertThat(first.code()).isEqualTo(7);
        assertThat(first.text())
                .contains("commentlog: building", "commentlog: Building Commentlog: node", "commentlog: built")
                .contains("<io.commentlog.node.Main><up><--data><two words><*>");
        assertThat(first.text()).contains("><-cp><" + target("*") + ":" + target("lib/*") + "><");
        Outcome second = run("--version");
        assertThat(second.text()).startsWith("java ").doesNotContain("commentlog:");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenSourcesAreNewer() throws Exception {
        run();
        for (String source : SOURCES) {
            int before = builds();
            Files.setLastModifiedTime(
                    home.resolve(source), FileTime.from(Instant.now().plusSeconds(60)));
            run();
            assertThat(builds()).as(source).isEqualTo(before + 1);
            Files.setLastModifiedTime(
                    home.resolve(source), FileTime.from(Instant.now().minusSeconds(3600)));
        }
    }

    @Test
    void buildsAgainWhenASourceWasWrittenDuringTheBuild() throws Exception {
        Files.writeString(
                bin.resolve("mvn"),
                "while [[ ! '" + home.resolve("pom.xml") + "' -nt '" + target("built.begun") + "' ]]; do touch '"
                        + home.resolve("pom.xml") + "'; done\n",
                StandardOpenOption.APPEND);
        run();
        run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void leavesNoJarOfAnEarlierBuildOnTheClassPath() throws Exception {
        write(target("lib/removed-module.jar"), "");
        write(target("node-0.0.9.jar"), "");
        run();
        assertThat(target("lib/removed-module.jar")).doesNotExist();
        assertThat(target("node-0.0.9.jar")).doesNotExist();
        assertThat(target("lib/new.jar")).exists();
    }

    @Test
    void buildsAndPreparesOnceWhenSeveralAreStartedAtOnce() throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            started.add(start(home.resolve("commentlog"), temporary, "run"));
        }
        int prepared = 0;
        for (Process process : started) {
            Outcome outcome = outcome(process);
            assertThat(outcome.code()).isEqualTo(7);
            prepared += outcome.text().contains("preparing") ? 1 : 0;
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(prepared).isEqualTo(1);
    }

    @Test
    void isFoundThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("linked"), home.resolve("commentlog"));
        assertThat(outcome(start(link, bin, "up")).text()).contains("<up>");
        assertThat(builds()).isEqualTo(1);
        Process relative = start(Path.of("./commentlog"), home, "up");
        assertThat(outcome(relative).code()).isEqualTo(7);
    }

    @Test
    void givesJavaTheOptionsOfTheEnvironment() throws Exception {
        environment.put("COMMENTLOG_JAVA_OPTS", " -Xmx1g  -Da=* ");
        assertThat(run().text()).contains("<-Xmx1g><-Da=*><-cp>");
    }

    @Test
    void preparesFastStartsOnceForEachJvmAndBuild() throws Exception {
        assertThat(run("--help").text()).doesNotContain("preparing", "SharedArchiveFile");
        assertThat(run("up", "--help").text()).doesNotContain("preparing", "SharedArchiveFile");
        assertThat(run("up").text()).contains("preparing fast starts", "<-XX:SharedArchiveFile=" + target("classes-"));
        assertThat(run("run").text()).doesNotContain("preparing").contains("<-XX:SharedArchiveFile=");
        environment.put("JAVA_HOME", jdk("newer", 25).toString());
        assertThat(run("up").text()).contains("preparing fast starts", "<--enable-native-access=ALL-UNNAMED>");
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run("up").text()).contains("building", "preparing fast starts");
    }

    @Test
    void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
        write(jdk.resolve("bin/no-archive"), "");
        assertThat(run("up").text()).contains("could not be prepared", "<up>").doesNotContain("SharedArchiveFile");
        assertThat(run("up").text()).startsWith("java ").doesNotContain("SharedArchiveFile");
    }

    @Test
    void saysThatTheJdkIsTooOld() throws Exception {
        environment.put("JAVA_HOME", jdk("old", 11).toString());
        refuses("JAVA_HOME names a Java 11, but Commentlog needs JDK 17 or newer");
        environment.put("JAVA_HOME", temporary.resolve("nowhere").toString());
        refuses("JAVA_HOME names " + temporary.resolve("nowhere") + ", where there is no bin/java");
    }

    @Test
    void takesTheJavaOfThePathWithoutJavaHome() throws Exception {
        environment.remove("JAVA_HOME");
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
        assertThat(run("up").text()).contains("java " + jdk.resolve("bin/java").toRealPath() + " ", "<up>");
    }

    @Test
    void saysWhatIsMissingToBuild() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));
        refuses("the Java at " + jdk.resolve("bin/java")
                + " is no JDK, and there is something to build: install JDK 17 or newer");
        Files.delete(bin.resolve("mvn"));
        refuses("Maven 3.8 or newer is needed to build: install it, so that 'mvn' is found");
    }

    @Test
    void needsNeitherOnceItIsBuilt() throws Exception {
        run();
        Files.delete(jdk.resolve("bin/javac"));
        Files.delete(bin.resolve("mvn"));
        assertThat(run("up").code()).isEqualTo(7);
    }

    @Test
    void saysWhereTheLogOfAFailedBuildIs() throws Exception {
        program(bin.resolve("mvn"), "echo '[ERROR] A.java is wrong'", "exit 1");
        Outcome failed = run("up");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.text())
                .contains("[ERROR] A.java is wrong")
                .endsWith("commentlog: the build failed; all of it is in " + target("build.log") + "\n")
                .doesNotContain("java /");
        assertThat(target("build.log")).hasContent("[ERROR] A.java is wrong");
        assertThat(run("up").code()).isEqualTo(1);
    }

    private void refuses(String sentence) throws Exception {
        assertThat(run("up")).isEqualTo(new Outcome(1, "commentlog: " + sentence + "\n"));
    }

    private Outcome run(String... arguments) throws Exception {
        return outcome(start(home.resolve("commentlog"), temporary, arguments));
    }

    private Process start(Path script, Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Outcome outcome(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    /** A JDK of that version: its java tells its own path and what it was given, and exits 7. */
    private Path jdk(String name, int version) throws IOException {
        Path directory = temporary.resolve(name);
        program(
                directory.resolve("bin/java"),
                "if [[ $1 == -XshowSettings:properties ]]; then",
                "  echo '    java.specification.version = " + version + "' >&2",
                "elif [[ \"$*\" == *-XX:ArchiveClassesAtExit=* ]]; then",
                "  [[ ! -e ${0%/*}/no-archive ]] || exit 1",
                "  for option; do",
                "    [[ $option != -XX:ArchiveClassesAtExit=* ]] || archive=${option#*=}",
                "  done",
                "  trap 'echo >\"$archive\"; exit' TERM",
                "  echo 'Ctrl-C stops it.'",
                "  for ((i = 0; i < 100; i++)); do sleep 0.1; done",
                "else",
                "  printf 'java %s ' \"$0\"; printf '<%s>' \"$@\"",
                "  exit 7",
                "fi");
        program(directory.resolve("bin/javac"), "exit 0");
        return directory;
    }

    private static void program(Path file, String... lines) throws IOException {
        write(file, "#!" + onPath("bash") + "\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Path onPath(String tool) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return Path.of(directory, tool);
            }
        }
        throw new IllegalStateException("The test needs " + tool + " on the PATH");
    }

    private Path target(String file) {
        return home.resolve("modules/node/target").resolve(file);
    }

    private int builds() throws IOException {
        return Files.readAllLines(target("builds")).size();
    }
}
