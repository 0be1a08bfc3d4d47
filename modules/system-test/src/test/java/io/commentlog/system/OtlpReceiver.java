package io.commentlog.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of traces: takes spans by OTLP over HTTP, in protobuf, and keeps what a test asks of them. */
final class OtlpReceiver implements AutoCloseable {
    private static final int RESOURCE_SPANS = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int LENGTH_DELIMITED = 2;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** Ids in hexadecimal digits; an empty parent where there is none. */
    record Span(String trace, String id, String parent, String name) {}

    /** One field of a message: its number, and its bytes where it has any. */
    private record Field(int number, ByteBuffer bytes) {}

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    static OtlpReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OtlpReceiver receiver = new OtlpReceiver(server);
        server.createContext("/v1/traces", receiver::take);
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All that has come so far, of the trace. */
    List<Span> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteBuffer request = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
            for (ByteBuffer resource : fields(request, RESOURCE_SPANS)) {
                for (ByteBuffer scope : fields(resource, SCOPE_SPANS)) {
                    fields(scope, SPANS).forEach(span -> spans.add(span(span)));
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(ByteBuffer message) {
        return new Span(
                hex(message, 1),
                hex(message, 2),
                hex(message, 4),
                StandardCharsets.UTF_8.decode(fields(message, 5).get(0)).toString());
    }

    private static String hex(ByteBuffer message, int number) {
        List<ByteBuffer> found = fields(message, number);
        if (found.isEmpty()) {
            return "";
        }
        byte[] bytes = new byte[found.get(0).remaining()];
        found.get(0).duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The bytes of every field with the number. */
    private static List<ByteBuffer> fields(ByteBuffer message, int number) {
        List<ByteBuffer> found = new ArrayList<>();
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            Field field = next(in);
            if (field.number() == number) {
                found.add(field.bytes());
            }
        }
        return found;
    }

    private static Field next(ByteBuffer in) {
        long tag = varint(in);
        int kind = (int) tag & 7;
        int length = switch (kind) {
            case 0 -> {
                varint(in);
                yield 0;
            }
            case 1 -> Long.BYTES;
            case LENGTH_DELIMITED -> (int) varint(in);
            case 5 -> Integer.BYTES;
            default -> throw new IllegalArgumentException("No field of protobuf is of kind " + kind);
        };
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        return new Field((int) (tag >>> 3), bytes);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
