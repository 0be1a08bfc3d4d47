package io.commentlog.system.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.commentlog.system.fault.Balanced.Reply;
import java.time.Duration;
import java.util.BitSet;

/** A client that follows by cursor and keeps what it was told: what it then knows is what counts as shown. */
final class DeltaPoller implements Pollers.Reader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final int HOLD_SECONDS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(HOLD_SECONDS + 4);

    private final int client;
    private final Balancer.Client balancer;
    private final Numbering numbering;
    private final History history;
    private final BitSet known = new BitSet();
    private String cursor = "";

    DeltaPoller(int client, Balancer.Client balancer, Numbering numbering, History history) {
        this.client = client;
        this.balancer = balancer;
        this.numbering = numbering;
        this.history = history;
    }

    @Override
    public void read() {
        long start = System.nanoTime();
        Reply reply = balancer.read(
                "/api/comments?limit=1000&type=human&domain=" + numbering.domain() + "&wait=" + HOLD_SECONDS
                        + "&cursor=" + cursor,
                PATIENCE);
        long end = System.nanoTime();
        if (reply.status() == 200) {
            int repeated = apply(reply.body());
            history.add(new Poll(client, start, end, 200, reply.source(), (BitSet) known.clone(), repeated));
        } else {
            history.add(Poll.failed(client, start, end, reply.status()));
        }
        Pause.of(BETWEEN);
    }

    private int apply(String body) {
        try {
            JsonNode delta = MAPPER.readTree(body);
            if (cursor.isEmpty() || delta.path("reset").asBoolean()) {
                known.clear();
            }
            Shown shown = Shown.in(body, numbering);
            known.or(shown.facts());
            String start = numbering.domain() + "-";
            for (JsonNode removed : delta.path("removed")) {
                if (removed.asText().startsWith(start)) {
                    int number = Integer.parseInt(removed.asText().substring(start.length()));
                    known.clear(Fact.posted(number));
                    known.clear(Fact.marked(number));
                }
            }
            cursor = delta.path("cursor").asText(cursor);
            return shown.repeated();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + body, e);
        }
    }
}
