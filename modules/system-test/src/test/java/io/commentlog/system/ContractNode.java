package io.commentlog.system;

import java.net.URI;
import java.nio.file.Path;

/** The process that the contract is asked of, {@code up} as a user starts it, and the others that stand beside it. */
final class ContractNode implements AutoCloseable {
    /** What the views have room for: more than the largest page. */
    static final int RECENT = 1200;

    private final NodeProcess process;
    private final ContractOthers others;
    private final ContractClient client;

    private ContractNode(NodeProcess process, ContractOthers others, ContractClient client) {
        this.process = process;
        this.others = others;
        this.client = client;
    }

    /** Returns once it is ready, and the first of the others. */
    static ContractNode start(Path directory) {
        Deployment.Place place = Deployment.Place.in(directory.resolve("data"));
        ContractEntities entities = new ContractEntities(directory);
        NodeProcess process =
                place.start("contract", "--recent", Integer.toString(RECENT), "--entities", entities.file());
        ContractOthers others = new ContractOthers(directory, entities, place.brokerPort());
        try {
            others.startGuarded();
            process.awaitLive(place.port());
            ContractClient client = new ContractClient(URI.create("http://127.0.0.1:" + place.port()), others);
            client.awaitFirstRead();
            process.awaitReady(place.port());
            others.awaitGuarded();
            others.startRest();
            ContractQueue.at(client).claim(""); // not yet: only now it begins to read who waits for whom
            return new ContractNode(process, others, client);
        } catch (RuntimeException | AssertionError e) {
            others.close();
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
        others.close();
        process.close();
    }
}
