package io.commentlog.system;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A server of chat completions that does what it is told to: slow, failing, silent, or talking nonsense. It knows each
 * comment by the number in its text, counts its calls, and adds up how long calls lasted.
 */
final class ModelServer implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What becomes of a call. */
    enum Kind {
        REPLY,
        ERROR,
        GARBAGE,
        REFUSAL,
        SILENCE
    }

    record Deed(Kind kind, Duration after) {}

    /** One call that ended in a reply. */
    record Replied(int number, long endedNanos) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final Supplier<Deed> deeds;
    private final Map<Integer, Integer> replies = new ConcurrentHashMap<>();
    private final List<Replied> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);
    private int running;
    private long busyNanos;
    private long changedAt = System.nanoTime();
    private int calls;

    private ModelServer(HttpServer server, Supplier<Deed> deeds) {
        this.server = server;
        this.deeds = deeds;
    }

    static ModelServer start(Supplier<Deed> deeds) {
        try {
            ModelServer model = new ModelServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), deeds);
            model.server.createContext("/v1/chat/completions", model::answer);
            model.server.setExecutor(model.threads);
            model.server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of 50 to 400 ms, of which so many in a hundred fail: 5 errors, 2 hang, 2 talk nonsense. */
    static Supplier<Deed> likeRealOnes(long seed) {
        Random random = new Random(seed);
        return () -> {
            synchronized (random) {
                int chance = random.nextInt(100);
                Kind kind =
                        chance < 5 ? Kind.ERROR : chance < 7 ? Kind.SILENCE : chance < 9 ? Kind.GARBAGE : Kind.REPLY;
                return new Deed(kind, Duration.ofMillis(50 + random.nextInt(351)));
            }
        };
    }

    static Supplier<Deed> repliesAfter(Duration time) {
        return () -> new Deed(Kind.REPLY, time);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = MAPPER.readTree(exchange.getRequestBody())
                .at("/messages/0/content")
                .asText();
        int number = Integer.parseInt(asked.replaceAll("\\D", ""));
        Deed deed = deeds.get();
        change(1);
        var unused = later.schedule(
                () -> threads.execute(() -> end(exchange, deed.kind(), number)),
                deed.after().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void end(HttpExchange exchange, Kind kind, int number) {
        change(-1);
        try {
            switch (kind) {
                case REPLY -> {
                    replies.merge(number, 1, Integer::sum);
                    order.add(new Replied(number, System.nanoTime()));
                    send(exchange, 200, "{\"choices\":[{\"message\":{\"content\":\"Reply to " + number + "\"}}]}");
                }
                case ERROR -> send(exchange, 500, "{\"error\":\"oops\"}");
                case GARBAGE -> send(exchange, 200, "<html>");
                case REFUSAL -> send(exchange, 400, "{\"error\":\"no\"}");
                case SILENCE -> closing.await(); // until the client has had enough
            }
        } catch (IOException e) {
            // The client is gone: it was killed, or had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized void change(int by) {
        long now = System.nanoTime();
        busyNanos += running * (now - changedAt);
        changedAt = now;
        running += by;
        calls += by > 0 ? 1 : 0;
    }

    /** How long calls have lasted, all together. */
    synchronized long busyNanos() {
        return busyNanos + running * (System.nanoTime() - changedAt);
    }

    synchronized int calls() {
        return calls;
    }

    synchronized int running() {
        return running;
    }

    /** How often each comment got a reply from here, by its number. */
    Map<Integer, Integer> replies() {
        return Map.copyOf(replies);
    }

    /** The replies, in the order of their ends. */
    List<Replied> order() {
        synchronized (order) {
            return List.copyOf(order);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        later.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
