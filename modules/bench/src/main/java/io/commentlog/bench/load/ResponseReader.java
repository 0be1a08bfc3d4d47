package io.commentlog.bench.load;

import io.vertx.core.buffer.Buffer;

/**
 * Finds the end of each HTTP/1.1 answer in the bytes of a connection: its status, and its body if it is wanted. Knows
 * only bodies of a told length, which all that is measured send. It costs next to nothing, for it shares the cores with
 * the server that is measured. Owned by the connection's event loop.
 */
final class ResponseReader {
    private static final int MOST_OF_HEAD = 16_384;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "content-length:";
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final byte[] head = new byte[MOST_OF_HEAD];
    private final boolean keepsBody;
    private int headLength;
    private boolean inBody;
    private long bodyLeft;
    private int status;
    private Buffer body = Buffer.buffer();

    /**
     * @param keepsBody whether bodies are wanted; otherwise they are counted off unread
     */
    ResponseReader(boolean keepsBody) {
        this.keepsBody = keepsBody;
    }

    /**
     * Takes what came; true once the answer is complete, and then it is ready for the next one. Nothing may follow an
     * answer before the next request.
     */
    boolean completes(Buffer data) {
        int at = inBody ? 0 : readHead(data);
        if (!inBody) {
            return false;
        }
        int came = data.length() - at;
        if (came > bodyLeft) {
            throw new IllegalStateException("More came than one answer");
        }
        if (keepsBody) {
            body.appendBuffer(data, at, came);
        }
        bodyLeft -= came;
        if (bodyLeft > 0) {
            return false;
        }
        inBody = false;
        headLength = 0;
        return true;
    }

    /** Where the body begins, if the head ends here. */
    private int readHead(Buffer data) {
        int length = data.length();
        for (int i = 0; i < length; i++) {
            byte next = data.getByte(i);
            head[headLength++] = next;
            if (next == '\n' && headLength > 3 && head[headLength - 3] == '\n' && head[headLength - 2] == '\r') {
                begin();
                return i + 1;
            }
        }
        return length;
    }

    private void begin() {
        status = (head[STATUS_AT] - '0') * 100 + (head[STATUS_AT + 1] - '0') * 10 + head[STATUS_AT + 2] - '0';
        bodyLeft = status == NO_CONTENT || status == NOT_MODIFIED ? 0 : length();
        inBody = true;
        body = keepsBody ? Buffer.buffer() : body;
    }

    private long length() {
        for (int i = 0; i < headLength - LENGTH.length(); i++) {
            if (head[i] == '\n' && isLength(i + 1)) {
                return number(i + 1 + LENGTH.length());
            }
        }
        throw new IllegalStateException("An answer does not tell its length");
    }

    private boolean isLength(int from) {
        for (int i = 0; i < LENGTH.length(); i++) {
            int letter = head[from + i] >= 'A' && head[from + i] <= 'Z' ? head[from + i] + 32 : head[from + i];
            if (letter != LENGTH.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from) {
        long number = 0;
        for (int i = from; head[i] != '\r'; i++) {
            number = head[i] == ' ' ? number : number * 10 + head[i] - '0';
        }
        return number;
    }

    int status() {
        return status;
    }

    /** Of the answer that was complete last; empty if bodies are not wanted. */
    Buffer body() {
        return body;
    }
}
