package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processes that the contract is asked of: {@code up}, as a user starts it, and beside it on the same log a node for
 * clients as an operator sets it up, with tokens, behind a proxy and a shared cache. Both have room in their views for the
 * largest page.
 */
final class ContractNode implements AutoCloseable {
    static final String BOT_TOKEN = "the-bots-own-secret";
    static final String MODERATOR_TOKEN = "the-moderators-secret";

    private static final String RECENT = "1200";

    private final NodeProcess process;
    private final NodeProcess guarded;
    private final ContractClient client;

    private ContractNode(NodeProcess process, NodeProcess guarded, ContractClient client) {
        this.process = process;
        this.guarded = guarded;
        this.client = client;
    }

    /** Returns once both are ready. */
    static ContractNode start(Path directory) {
        Deployment.Place place = Deployment.Place.in(directory.resolve("data"));
        int guardedPort = FreePorts.next();
        NodeProcess process = place.start("contract", "--recent", RECENT);
        NodeProcess guarded = startGuarded(directory, guardedPort, place.brokerPort());
        try {
            process.awaitLive(place.port());
            ContractClient client = new ContractClient(at(place.port()), at(guardedPort));
            client.awaitFirstRead();
            process.awaitReady(place.port());
            guarded.awaitReady(guardedPort);
            return new ContractNode(process, guarded, client);
        } catch (RuntimeException | AssertionError e) {
            guarded.close();
            process.close();
            throw e;
        }
    }

    private static NodeProcess startGuarded(Path directory, int port, int brokerPort) {
        return NodeProcess.start(
                "contract-guarded",
                "run",
                "--roles",
                "ingest,query",
                "--port",
                Integer.toString(port),
                "--bootstrap-server",
                "127.0.0.1:" + brokerPort,
                "--recent",
                RECENT,
                "--bot-token-file",
                file(directory, BOT_TOKEN),
                "--moderator-token-file",
                file(directory, MODERATOR_TOKEN),
                "--trusted-proxies",
                "127.0.0.0/8",
                "--shared-cache",
                "on");
    }

    private static String file(Path directory, String token) {
        try {
            return Files.writeString(directory.resolve(token), token + "\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("A token cannot be written", e);
        }
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    ContractClient client() {
        return client;
    }

    @Override
    public void close() {
        client.sinceStart().close();
        guarded.close();
        process.close();
    }
}
