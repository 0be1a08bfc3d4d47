package io.commentlog.system;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One answer as it came over the wire.
 *
 * @param body its bytes, one character each
 * @param open whether it has no end: the connection is good for nothing else
 */
record HostileReply(int status, Map<String, String> headers, String body, boolean open) {
    /** Empty at the end of the connection. Interim answers are passed over. */
    static Optional<HostileReply> read(InputStream in, boolean head) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        String statusLine = (char) first + line(in);
        if (!statusLine.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new ProtocolException("Not the beginning of an answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (status < 200) {
            return read(in, head);
        }
        boolean open = headers.containsKey("transfer-encoding");
        boolean empty = head || open || status == 204 || status == 304;
        int length = empty ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The connection ended in the middle of an answer");
        }
        return Optional.of(new HostileReply(status, headers, new String(body, StandardCharsets.ISO_8859_1), open));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("The connection ended in the middle of an answer's head");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** For messages. */
    String shown() {
        return status + " " + header("content-type") + " " + body.substring(0, Math.min(200, body.length()));
    }

    boolean last() {
        return open || header("connection").equalsIgnoreCase("close");
    }
}
