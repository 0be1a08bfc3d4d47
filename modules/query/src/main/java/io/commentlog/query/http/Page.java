package io.commentlog.query.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The body of an answer, its entity tag, and its compressed form, each made once. The tag is a hash of the bytes, so it is
 * the same on every node. Safe for all threads.
 */
final class Page {
    /** Below this, compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1024;

    private static final int TAG_BYTES = 16;

    private final Buffer body;
    private final String tag;
    private volatile Buffer gzipped;

    Page(Buffer body) {
        this.body = body;
        this.tag = HexFormat.of().formatHex(sha256(body.getBytes()), 0, TAG_BYTES);
    }

    Buffer body() {
        return body;
    }

    boolean isWorthCompressing() {
        return body.length() > WORTH_COMPRESSING;
    }

    Buffer gzipped() {
        Buffer made = gzipped;
        if (made == null) {
            made = gzip(body);
            gzipped = made; // two threads may both make it, of the same bytes
        }
        return made;
    }

    /** Strong, and so another one for each encoding. */
    String etag(boolean compressed) {
        return compressed ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"";
    }

    /** About what it keeps in memory. */
    long bytes() {
        return 2L * body.length();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Buffer gzip(Buffer body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory could not be written to", e);
        }
        return Buffer.buffer(out.toByteArray());
    }
}
