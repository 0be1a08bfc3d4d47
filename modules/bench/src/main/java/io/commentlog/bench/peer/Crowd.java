package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.crowd.CrowdProcess;
import io.commentlog.bench.crowd.Heard;
import io.commentlog.bench.crowd.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** More clients of a node than a process can have connections beside it: in processes of their own. Blocking. */
public final class Crowd implements AutoCloseable {
    private static final int PROCESSES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Child> processes = new ArrayList<>();
    private final int clients;

    private Crowd(int clients) {
        this.clients = clients;
    }

    /** What the process says that has lost one: another may have said nothing of it yet. */
    private String whyOneIsLost() {
        return processes.stream()
                .flatMap(process -> process.lines().stream())
                .filter(line -> line.startsWith(Heard.LOST))
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
    }

    /**
     * Returns once all have asked.
     *
     * @param cursor where they begin
     * @param run whose posts they listen for
     * @param directory for what they say
     * @throws CannotBench if not all can connect
     */
    public static Crowd connect(URI node, Kind kind, int clients, String cursor, String run, Path directory) {
        Crowd crowd = new Crowd(clients);
        try {
            for (int i = 0; i < PROCESSES; i++) {
                int share = clients / PROCESSES + (i < clients % PROCESSES ? 1 : 0);
                List<String> command = command(node, kind, share, cursor, run);
                crowd.processes.add(Child.startToAsk("crowd-" + i, directory, command));
            }
            Heard heard = crowd.await(now -> now.connected() >= clients || now.lost() > 0, PATIENCE);
            if (heard.connected() < clients || heard.lost() > 0) {
                throw new CannotBench("Not all of " + clients + " clients can connect" + crowd.whyOneIsLost());
            }
            return crowd;
        } catch (CannotBench e) {
            crowd.close();
            throw e;
        }
    }

    /** A small heap: what they keep is a few hundred bytes a client. */
    private static List<String> command(URI node, Kind kind, int share, String cursor, String run) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrowdProcess.class.getName(),
                node.toString(),
                kind.name(),
                Integer.toString(share),
                cursor,
                run);
    }

    /** What they have heard once each has heard so many posts, or the time is over. */
    public Heard awaitAll(long posts, Duration patience) {
        return await(heard -> heard.latencies().getTotalCount() >= posts * (clients - heard.lost()), patience);
    }

    private Heard await(Predicate<Heard> enough, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Heard heard = processes.stream()
                    .map(process -> Heard.of(process.ask("heard?")))
                    .reduce(Heard.nothing(), Heard::and);
            if (enough.test(heard) || System.nanoTime() > deadline) {
                return heard;
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
    }
}
