package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image that {@code mvn -Pimage package} has made, without an engine: its layers unpacked, its entry point run on this
 * machine's Java.
 */
@Tag("long")
final class ImageIT {
    private static final Path TAR =
            Path.of("../node/target/commentlog-image.tar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void runsByItsEntryPointAndSaysThatItIsReady() throws Exception {
        assumeTrue(Files.exists(TAR), "There is no image: mvn -Pimage -pl modules/node -am package makes one");
        JsonNode config = unpack();
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        Map<String, String> environment = new TreeMap<>();
        config.path("Env")
                .forEach(variable -> environment.put(
                        variable.asText().split("=", 2)[0], variable.asText().split("=", 2)[1]));
        assertThat(environment).containsEntry("COMMENTLOG_BIND", "0.0.0.0").containsEntry("COMMENTLOG_DATA", "/data");
        List<String> command = new ArrayList<>();
        config.path("Entrypoint").forEach(part -> command.add(here(part.asText())));
        int port = FreePorts.next();
        command.addAll(List.of("run", "--roles", "page", "--bind", "127.0.0.1", "--port", String.valueOf(port)));
        command.addAll(List.of("--data", directory.resolve("of-the-node").toString()));

        Process node = start("image", command);
        try {
            List<String> question = new ArrayList<>(healthCheck());
            question.addAll(List.of("--port", String.valueOf(port)));
            await("the image is ready")
                    .atMost(PATIENCE)
                    .until(() -> start("image-health", question).waitFor() == 0);
        } finally {
            node.destroy();
            assertThat(node.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    /** Compose's, without the word that says that it is a command. */
    private List<String> healthCheck() {
        Object test = ComposeFile.read().service("query-1").map("healthcheck").get("test");
        return ((List<?>) test)
                .stream().skip(1).map(part -> here(part.toString())).toList();
    }

    private JsonNode unpack() throws IOException, InterruptedException {
        tar(TAR, directory);
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(directory.resolve("manifest.json").toFile()).path(0);
        for (JsonNode layer : manifest.path("Layers")) {
            tar(directory.resolve(layer.asText()), directory);
        }
        try (Stream<Path> files = Files.list(directory.resolve("app"))) {
            for (Path options : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(options, here(Files.readString(options)));
            }
        }
        return json.readTree(directory.resolve(manifest.path("Config").asText()).toFile())
                .path("config");
    }

    /** The image's root is a directory here. */
    private String here(String text) {
        return text.replace("/app/", directory + "/app/");
    }

    private static void tar(Path archive, Path into) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xf", archive.toString(), "-C", into.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tar.waitFor()).as(said).isZero();
    }

    private static Process start(String name, List<String> command) throws IOException {
        Path said = Files.createDirectories(Path.of("target", "nodes"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.resolve(name + ".log").toFile())
                .start();
    }
}
