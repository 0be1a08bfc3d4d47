package io.commentlog.system.fault;

import io.commentlog.system.fault.Balanced.Reply;
import java.time.Duration;

/** A client that polls by {@code after}, always with the same old time, so that every comment of the row is due each time. */
final class AfterPoller implements Pollers.Reader {
    private static final Duration EVERY = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final int client;
    private final Balancer.Client balancer;
    private final Numbering numbering;
    private final History history;
    private final String path;

    AfterPoller(int client, Balancer.Client balancer, Numbering numbering, History history) {
        this.client = client;
        this.balancer = balancer;
        this.numbering = numbering;
        this.history = history;
        this.path = "/api/comments?after=1&limit=1000&type=human&domain=" + numbering.domain();
    }

    @Override
    public void read() {
        long start = System.nanoTime();
        Reply reply = balancer.read(path, PATIENCE);
        long end = System.nanoTime();
        if (reply.status() == 200) {
            Shown shown = Shown.in(reply.body(), numbering);
            history.add(new Poll(client, start, end, 200, reply.source(), shown.facts(), shown.repeated()));
        } else {
            history.add(Poll.failed(client, start, end, reply.status()));
        }
        Pause.of(EVERY.minusNanos(System.nanoTime() - start));
    }
}
