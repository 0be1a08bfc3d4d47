package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes that are not as they are by default, for rows that need another. All but the first start while rows are asked
 * already; who wants one waits until it is ready. Used by the test's thread alone.
 */
final class ContractOthers implements AutoCloseable {
    static final String BOT_TOKEN = "the-bots-own-secret";
    static final String MODERATOR_TOKEN = "the-moderators-secret";
    static final String OUR_ORIGIN = "https://ours.example";
    static final String EXEMPT = "198.51.100.";

    /** How many comments {@link #ownLog} shows of each channel, and remembers. */
    static final int SMALL_VIEW = 5;

    private static final String PROXIES = "--trusted-proxies=127.0.0.0/8";
    private static final byte[] ANYTHING = {'{', '}'};

    private final Path directory;
    private final ContractEntities entities;
    private final int brokerPort;
    private final int ownBrokerPort = FreePorts.next();
    private final List<Other> all = new ArrayList<>();
    private final HttpServer deaf = listening();
    private final Other guarded = new Other("guarded");
    private final Other durable = new Other("durable");
    private final Other log = new Other("log");
    private final Other blind = new Other("blind");

    /**
     * @param entities of all bots
     * @param brokerPort of the node's log
     */
    ContractOthers(Path directory, ContractEntities entities, int brokerPort) {
        this.directory = directory;
        this.entities = entities;
        this.brokerPort = brokerPort;
    }

    /** A process at a port of its own, once it is started. */
    private final class Other {
        private final String name;
        private final int port = FreePorts.next();
        private Optional<NodeProcess> process = Optional.empty();
        private Optional<ContractClient> client = Optional.empty();

        Other(String name) {
            this.name = name;
            all.add(this);
        }

        void run(Map<String, String> environment, String roles, int broker, String... more) {
            List<String> arguments =
                    new ArrayList<>(List.of("run", "--roles", roles, "--port", Integer.toString(port)));
            if (!roles.contains("broker")) {
                Collections.addAll(arguments, "--bootstrap-server", "127.0.0.1:" + broker);
            }
            Collections.addAll(arguments, more);
            process = Optional.of(NodeProcess.start("contract-" + name, environment, arguments.toArray(String[]::new)));
        }

        NodeProcess process() {
            return process.orElseThrow();
        }

        ContractClient ready() {
            if (client.isEmpty()) {
                process().awaitReady(port);
                client = Optional.of(new ContractClient(URI.create("http://127.0.0.1:" + port), ContractOthers.this));
            }
            return client.get();
        }
    }

    void startGuarded() {
        guarded.run(
                Map.of(),
                "ingest,query,bot",
                brokerPort,
                "--entities",
                entities.file(),
                "--bot-workers=1",
                "--recent",
                Integer.toString(ContractNode.RECENT),
                "--bot-token-file",
                file(BOT_TOKEN),
                "--moderator-token-file",
                file(MODERATOR_TOKEN),
                PROXIES,
                "--shared-cache",
                "on");
    }

    void awaitGuarded() {
        guarded.ready();
    }

    void startRest() {
        Map<String, String> tokens =
                Map.of("COMMENTLOG_BOT_TOKEN", BOT_TOKEN, "COMMENTLOG_MODERATOR_TOKEN", MODERATOR_TOKEN);
        durable.run(
                tokens,
                "ingest",
                brokerPort,
                "--answer=durable",
                PROXIES,
                "--rate-limit-exempt=" + EXEMPT + "0/24",
                "--allow-origin=" + OUR_ORIGIN);
        log.run(
                Map.of(),
                "broker,materialize,query",
                ownBrokerPort,
                "--broker-port=" + ownBrokerPort,
                "--partitions=1",
                "--recent=" + SMALL_VIEW,
                "--data=" + directory.resolve("own-log"));
        blind.run(
                Map.of(),
                "ingest",
                ownBrokerPort,
                "--query-url=http://127.0.0.1:" + deaf.getAddress().getPort());
    }

    /** On the node's log, for clients, as an operator sets it up: with tokens from files, behind a proxy and a shared cache. */
    ContractClient guarded() {
        return guarded.ready();
    }

    /**
     * On the node's log, for writes alone: without any view, answering when a write is durable, with tokens from its
     * environment, behind a proxy, for pages of {@link #OUR_ORIGIN}, with no limit for {@link #EXEMPT} alone.
     */
    ContractClient durable() {
        return durable.ready();
    }

    /** A log of its own with one partition, and a small view of it to read from. */
    ContractClient ownLog() {
        return log.ready();
    }

    /** For writes to that log, and its view never answers until {@link #openItsEyes}. */
    ContractClient blind() {
        log.ready();
        return blind.ready();
    }

    ContractEntities entities() {
        return entities;
    }

    /** An operator puts the question again that the node's bot has given up. */
    void retry(String id) {
        try (NodeProcess process = NodeProcess.start(
                "contract-retry", "bot", "retry", "--bootstrap-server", "127.0.0.1:" + brokerPort, "--id", id)) {
            assertThat(process.awaitExit()).as(process.err()).isZero();
        }
    }

    /** From now on its view shows everything. */
    void openItsEyes() {
        deaf.start();
    }

    /** The broker of that log holds its connections and says nothing on them. */
    void pauseOwnLog() {
        log.process().pause();
    }

    void resumeOwnLog() {
        log.process().goOn();
    }

    private String file(String token) {
        try {
            return Files.writeString(directory.resolve(token), token + "\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("A token cannot be written", e);
        }
    }

    /** Takes connections, and answers none until it is started. */
    private static HttpServer listening() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, ANYTHING.length);
                exchange.getResponseBody().write(ANYTHING);
                exchange.close();
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        deaf.stop(0);
        all.forEach(other -> other.process.ifPresent(NodeProcess::close));
    }
}
