package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Everything but the bot in one process, and bots in processes of their own, which may die. Closing kills them all. */
final class BotCluster implements AutoCloseable {
    private static final int AT_ONCE = 64;

    private final Path folder;
    private final int port = FreePorts.next();
    private final int brokerPort = FreePorts.next();
    private final NodeProcess node;
    private final CommentClient client = new CommentClient(URI.create("http://127.0.0.1:" + port));

    BotCluster(Path folder) {
        this.folder = folder;
        node = NodeProcess.start(
                "bots-node",
                "run",
                "--roles",
                "broker,ingest,materialize,query",
                "--port",
                Integer.toString(port),
                "--broker-port",
                Integer.toString(brokerPort),
                "--recent",
                "20000",
                "--data",
                folder.resolve("data").toString());
        node.awaitReady(port);
    }

    /** A bot's process and where it answers. */
    record Bot(NodeProcess process, int port, CommentClient client, Path file) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }

        /** Changes its file of entities while it runs. */
        void rewrite(String... entities) {
            write(file, entities);
        }

        Bot ready() {
            process.awaitReady(port);
            return this;
        }
    }

    /**
     * Starts it and returns at once.
     *
     * @param entities the JSON of each
     */
    Bot bot(int workers, String... entities) {
        try {
            Path file = Files.createTempFile(folder, "entities", ".json");
            write(file, entities);
            int at = FreePorts.next();
            NodeProcess process = NodeProcess.start(
                    "bots-bot",
                    "run",
                    "--roles",
                    "bot",
                    "--port",
                    Integer.toString(at),
                    "--bootstrap-server",
                    servers(),
                    "--query-url",
                    client.url(),
                    "--bot-workers",
                    Integer.toString(workers),
                    "--entities",
                    file.toString());
            return new Bot(process, at, new CommentClient(URI.create("http://127.0.0.1:" + at)), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String... entities) {
        try {
            Files.writeString(file, "{\"entities\":[" + String.join(",", entities) + "]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String entity(String id, ModelServer model, String more) {
        return "{\"id\":\"" + id + "\",\"responder\":\"openai\",\"model\":\"m\",\"url\":\"" + model.url() + "\"" + more
                + "}";
    }

    String servers() {
        return "127.0.0.1:" + brokerPort;
    }

    CommentClient client() {
        return client;
    }

    /** Posts the numbers to the entity, many at a time, and returns when all are durable. */
    void post(String entity, int from, int to, int priority) {
        List<CompletableFuture<HttpAnswer>> underWay = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Draft draft =
                    Draft.of("number " + number).withId(id(entity, number)).forBot(entity);
            draft.json().withObject("/botParams").put("priority", priority);
            underWay.add(client.postLater(draft));
            if (underWay.size() == AT_ONCE || number == to - 1) {
                underWay.forEach(answer -> assertThat(answer.join().status()).isEqualTo(200));
                underWay.clear();
            }
        }
    }

    static String id(String entity, int number) {
        return entity + "-" + number;
    }

    /** How many replies the log has to the entity's comments, by comment; more than one of an id is one that is dropped. */
    Map<String, Long> replies(String entity) {
        return new LogReader(servers())
                .events().stream()
                        .filter(CommentEvent.Posted.class::isInstance)
                        .map(event -> ((CommentEvent.Posted) event).comment())
                        .filter(comment -> comment.replyTo()
                                .filter(id -> id.startsWith(entity + "-"))
                                .isPresent())
                        .collect(Collectors.groupingBy(comment -> comment.id(), Collectors.toSet()))
                        .values()
                        .stream()
                        .collect(Collectors.groupingBy(
                                same -> same.iterator().next().replyTo().orElseThrow(), Collectors.counting()));
    }

    /** How many comments of the entity are marked. */
    long marked(String entity) {
        return new LogReader(servers())
                .events().stream()
                        .filter(event -> event instanceof CommentEvent.Patched patched && patched.processed())
                        .map(CommentEvent::id)
                        .filter(id -> id.startsWith(entity + "-"))
                        .distinct()
                        .count();
    }

    /** Runs {@code commentlog check} and says what it found. */
    void assertChecks(String entities) {
        try (NodeProcess check = NodeProcess.start(
                "bots-check",
                "check",
                "--bootstrap-server",
                servers(),
                "--query",
                client.url(),
                "--recent",
                "20000",
                "--idle",
                "1",
                "--entities",
                entities)) {
            assertThat(check.awaitExit()).as("%s%s", check.out(), check.err()).isZero();
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
