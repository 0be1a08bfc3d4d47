package io.commentlog.system;

import java.nio.charset.StandardCharsets;

/**
 * What is sent at once on a connection: one request, several behind each other, or something that is none.
 *
 * @param head whether the answer comes without its body
 * @param answers how many there must be, unless the client does not wait for any
 */
record HostileRequest(HostileKind kind, String text, boolean head, int answers, Client client) {
    /** What the client does once all is sent. */
    enum Client {
        /** Takes the answers, and may go on. */
        GOES_ON,
        /** Takes one answer, an error, and must see the connection end. */
        IS_REFUSED,
        /** Says that it sends no more, and takes what comes until the end. */
        HALF_CLOSES,
        /** Is gone at once. */
        LEAVES,
        /** Says nothing more, and waits until the server has had enough. */
        STAYS
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A beginning, for messages. */
    String shown() {
        String start = text.substring(0, Math.min(400, text.length()));
        return kind + " (" + client + "): "
                + start.replace("\r", "\\r").replace("\n", "\\n").replaceAll("[^ -~]", "?")
                + (text.length() > start.length() ? "… " + text.length() + " bytes" : "");
    }
}
