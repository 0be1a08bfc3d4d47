package io.commentlog.system;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * All roles, running and ready, in one process or in several. Closing kills them.
 *
 * @param client of the node that is written to and read from
 * @param bot client of the node that the bot runs in
 * @param endOfBroker ends what is none of the processes
 * @param starting what that first node answered while it started
 * @param ready how long all of it took to be ready
 */
public record Deployment(
        List<NodeProcess> processes,
        CommentClient client,
        CommentClient bot,
        String bootstrapServers,
        Runnable endOfBroker,
        ReadsDuringStart starting,
        Duration ready)
        implements AutoCloseable {

    /** Where an {@code up} runs: it can be started there again. */
    public record Place(int port, int brokerPort, Path data) {
        public static Place in(Path data) {
            return new Place(FreePorts.next(), FreePorts.next(), data);
        }

        /** The process alone, which may well not be ready yet. */
        public NodeProcess start(String name, String... more) {
            List<String> arguments = arguments("up", "--port", port, "--broker-port", brokerPort, "--data", data);
            Collections.addAll(arguments, more);
            return NodeProcess.start(name, arguments.toArray(String[]::new));
        }
    }

    /** {@code up}. */
    static Deployment inOneProcess(String name, Place place, String... more) {
        return ready(
                List.of(place.start(name, more)),
                List.of(place.port()),
                0,
                0,
                "127.0.0.1:" + place.brokerPort(),
                () -> {});
    }

    /**
     * A broker, a fold, a node for clients and a bot. They start in the worst order: each before what it needs.
     *
     * @param more for the fold and the node for clients
     */
    public static Deployment inFourProcesses(String name, Path data, String... more) {
        TestBroker broker = TestBroker.choose(name + "-broker", data.resolve("broker"));
        String servers = broker.bootstrapServers();
        List<Integer> ports = Stream.generate(FreePorts::next).limit(3).toList();
        List<NodeProcess> processes = new ArrayList<>();
        String url = "http://127.0.0.1:" + ports.get(1);
        processes.add(run(name, "bot", servers, ports.get(0), List.of("--query-url", url)));
        processes.add(run(name, "ingest,query,page", servers, ports.get(1), List.of(more)));
        List<String> ofTheFold = arguments("--data", data.resolve("fold"));
        Collections.addAll(ofTheFold, more);
        processes.add(run(name, "materialize", servers, ports.get(2), ofTheFold));
        broker.start();
        processes.addAll(broker.processes());
        try {
            broker.awaitReady();
        } catch (RuntimeException | AssertionError e) {
            processes.forEach(NodeProcess::close);
            broker.close();
            throw e;
        }
        return ready(processes, ports, 1, 0, servers, broker::close);
    }

    private static NodeProcess run(String name, String roles, String servers, int port, List<String> more) {
        List<String> arguments = arguments("run", "--roles", roles, "--port", port);
        arguments.addAll(arguments("--bootstrap-server", servers));
        arguments.addAll(more);
        return NodeProcess.start(name + "-" + roles.replace(',', '-'), arguments.toArray(String[]::new));
    }

    private static List<String> arguments(Object... parts) {
        return new ArrayList<>(Stream.of(parts).map(Object::toString).toList());
    }

    private static Deployment ready(
            List<NodeProcess> processes,
            List<Integer> ports,
            int front,
            int bot,
            String bootstrapServers,
            Runnable endOfBroker) {
        ReadsDuringStart starting = ReadsDuringStart.begin(client(ports.get(front)));
        try {
            Duration longest = Duration.ZERO;
            for (int i = 0; i < ports.size(); i++) {
                Duration took = processes.get(i).awaitReady(ports.get(i));
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
            return new Deployment(
                    processes,
                    client(ports.get(front)),
                    client(ports.get(bot)),
                    bootstrapServers,
                    endOfBroker,
                    starting,
                    longest);
        } catch (RuntimeException | AssertionError e) {
            starting.close();
            processes.forEach(NodeProcess::close);
            endOfBroker.run();
            throw e;
        }
    }

    private static CommentClient client(int port) {
        return new CommentClient(URI.create("http://127.0.0.1:" + port));
    }

    /** The process that clients talk to. */
    NodeProcess front() {
        return processes.get(processes.size() == 1 ? 0 : 1);
    }

    /** The process that folds; the same as {@link #front} where there is but one. */
    NodeProcess fold() {
        return processes.get(processes.size() == 1 ? 0 : 2);
    }

    /** One more process that clients may talk to, on the port; whoever starts it closes it. */
    NodeProcess anotherFront(String name, int port, String... more) {
        return run(name, "ingest,query", bootstrapServers, port, List.of(more));
    }

    @Override
    public void close() {
        starting.close();
        processes.forEach(NodeProcess::close);
        endOfBroker.run();
    }
}
