package io.commentlog.system;

import io.commentlog.event.view.ViewName;
import io.commentlog.node.acl.Client;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A cluster where everybody is somebody: each client of it has a user of its own, who may do what {@code topics acls} prints
 * and nothing else. Closing kills the broker and every process that was started here.
 */
final class SecuredCluster implements AutoCloseable {
    private final SecuredBroker broker;
    private final List<AclBinding> grants;
    private final List<NodeProcess> processes = new ArrayList<>();

    /**
     * Starts the broker, which has no topics yet.
     *
     * @param entities that the bot answers for
     * @param strangers have a password too, and may do nothing
     */
    SecuredCluster(Path data, List<String> entities, String... strangers) throws Exception {
        broker = new SecuredBroker(
                data,
                Stream.concat(Arrays.stream(Client.values()).map(SecuredCluster::user), Arrays.stream(strangers))
                        .toList());
        grants = Arrays.stream(Client.values())
                .flatMap(client -> client.least(ViewName.DEFAULT, entities).stream()
                        .flatMap(grant -> grant.bindings("User:" + user(client))))
                .toList();
        broker.allow(grants);
    }

    static String user(Client client) {
        return "commentlog-" + client.word();
    }

    SecuredBroker broker() {
        return broker;
    }

    /** The role, which ends with the cluster at the latest. Returns at once. */
    NodeProcess run(Client client, String role, int port, String... more) {
        return process(
                user(client),
                SecuredBroker.password(user(client)),
                Stream.concat(Stream.of("run", "--roles", role, "--port", "" + port), Stream.of(more))
                        .toArray(String[]::new));
    }

    private NodeProcess process(String user, String password, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        all.addAll(List.of("--kafka-config", broker.config(user, password).toString()));
        NodeProcess process = NodeProcess.start("secured-" + user, all.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    /** What a command came to. */
    record Told(int code, String out, String err) {}

    Told told(Client client, String... arguments) {
        return told(user(client), SecuredBroker.password(user(client)), arguments);
    }

    Told told(String user, String password, String... arguments) {
        try (NodeProcess process = process(user, password, arguments)) {
            return new Told(process.awaitExit(), process.out(), process.err());
        }
    }

    /** Of a Kafka client of the test's that is that user. */
    Map<String, Object> properties(Client client, Map<String, Object> more) {
        Map<String, Object> properties =
                new HashMap<>(broker.client(user(client), SecuredBroker.password(user(client))));
        properties.putAll(more);
        return properties;
    }

    /** All that has been said by processes that were started here. */
    List<String> said() {
        return processes.stream().map(process -> process.out() + process.err()).toList();
    }

    /** What is allowed, and what has been asked of the broker so far. */
    HeldGrants held() {
        return new HeldGrants(grants, broker.asked());
    }

    @Override
    public void close() {
        processes.forEach(NodeProcess::close);
        broker.close();
    }
}
