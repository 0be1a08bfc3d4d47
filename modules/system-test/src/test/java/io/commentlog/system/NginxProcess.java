package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's own nginx on the configuration that is deployed, {@code docs/deploy/nginx.conf}, with this test's ports for
 * names and port there. What it says is in {@code target/nodes}.
 */
final class NginxProcess implements AutoCloseable {
    static final String MISSING =
            "nginx is not installed, so its configuration is not tried: apt-get install nginx-light";

    private static final Path CONFIGURATION = Path.of("../../docs/deploy/nginx.conf");
    private static final Path SAID = Path.of("target", "nodes");
    private static final String LISTEN = "listen ";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private NginxProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The configuration, ready for this machine.
     *
     * @param ports by what stands in the file: {@code query-1:8080}, {@code listen 8080}, …
     * @param directory for what it writes
     */
    static Path configure(Map<String, Integer> ports, Path directory) {
        try {
            String text = Files.readString(CONFIGURATION);
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                assertThat(text).contains(port.getKey());
                String listen = port.getKey().startsWith(LISTEN) ? LISTEN : "";
                text = text.replace(port.getKey(), listen + "127.0.0.1:" + port.getValue());
            }
            assertThat(text).contains("/tmp/").doesNotContain("8080");
            return Files.writeString(directory.resolve("nginx.conf"), text.replace("/tmp/", directory + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks nginx whether it would start; returns what it says, or nothing if it would. */
    static String problems(Path configuration) throws IOException, InterruptedException {
        Process check = new ProcessBuilder(command(configuration, "-t", "-q"))
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return check.waitFor() == 0 ? "" : said;
    }

    /** Returns when it listens. */
    static NginxProcess start(Path configuration, int port) {
        try {
            Files.createDirectories(SAID);
            Process process = new ProcessBuilder(command(configuration))
                    .redirectErrorStream(true)
                    .redirectOutput(SAID.resolve("nginx-" + port + ".log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-of-nginx"));
            NginxProcess nginx = new NginxProcess(process, port);
            await("nginx listens").atMost(PATIENCE).until(() -> {
                assertThat(process.isAlive()).as("nginx runs").isTrue();
                return nginx.listens();
            });
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path configuration, String... more) {
        List<String> command = new ArrayList<>(List.of(program().orElseThrow().toString(), "-c"));
        command.add(configuration.toAbsolutePath().toString());
        // As root its workers would be nobody, who may not enter a test's directory.
        command.addAll(List.of("-g", "user " + System.getProperty("user.name") + ";"));
        command.addAll(List.of(more));
        return command;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    CommentClient client() {
        return new CommentClient(URI.create("http://127.0.0.1:" + port));
    }

    /** By SIGTERM: killed, it would leave its workers behind. */
    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("nginx has ended")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while nginx ended", e);
        }
    }
}
