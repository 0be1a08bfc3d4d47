package io.commentlog.bench.crowd;

/** The head of an HTTP/1.1 answer, as bytes. Pure. */
final class Head {
    private static final Needle END = new Needle("\r\n\r\n");
    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "content-length:";

    private Head() {}

    /** Where the body begins; -1 if that is still to come. */
    static int endIn(byte[] bytes, int length) {
        return END.endIn(bytes, 0, length);
    }

    /**
     * @throws IllegalStateException if it is no success
     */
    static void check(byte[] bytes) {
        for (int i = 0; i < OK.length(); i++) {
            if (bytes[i] != OK.charAt(i)) {
                throw new IllegalStateException("The node does not answer with 200");
            }
        }
    }

    /** What it says of the length of its body. */
    static int bodyLength(byte[] bytes, int end) {
        for (int line = 0; line < end - LENGTH.length(); line = nextLine(bytes, line, end)) {
            if (isLength(bytes, line)) {
                int from = line + LENGTH.length();
                from += bytes[from] == ' ' ? 1 : 0;
                int to = from;
                while (bytes[to] != '\r') {
                    to++;
                }
                return (int) Marks.number(bytes, from, to);
            }
        }
        throw new IllegalStateException("An answer does not tell its length");
    }

    private static int nextLine(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** In any case: what stands between may be a proxy. */
    private static boolean isLength(byte[] bytes, int from) {
        for (int i = 0; i < LENGTH.length(); i++) {
            byte letter = bytes[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter) != LENGTH.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
