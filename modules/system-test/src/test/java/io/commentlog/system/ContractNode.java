package io.commentlog.system;

import java.net.URI;
import java.nio.file.Path;

/** The one process that the contract is asked of: {@code up}, as a user starts it, with room in its view for the largest page. */
final class ContractNode implements AutoCloseable {
    private static final String RECENT = "1200";

    private final NodeProcess process;
    private final ContractClient client;

    private ContractNode(NodeProcess process, ContractClient client) {
        this.process = process;
        this.client = client;
    }

    /** Returns once it is ready. */
    static ContractNode start(Path data) {
        int port = FreePorts.next();
        NodeProcess process = NodeProcess.start(
                "contract",
                "up",
                "--port",
                Integer.toString(port),
                "--broker-port",
                Integer.toString(FreePorts.next()),
                "--data",
                data.toString(),
                "--recent",
                RECENT);
        try {
            process.awaitLive(port);
            ContractClient client = new ContractClient(URI.create("http://127.0.0.1:" + port));
            client.awaitFirstRead();
            process.awaitReady(port);
            return new ContractNode(process, client);
        } catch (RuntimeException | AssertionError e) {
            process.close();
            throw e;
        }
    }

    ContractClient client() {
        return client;
    }

    @Override
    public void close() {
        client.sinceStart().close();
        process.close();
    }
}
