package io.commentlog.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One file of the page, as HTTP answers it. Immutable; the ETag changes exactly when the bytes do, so a new release is
 * seen at once and an old one costs a 304.
 *
 * @param path under which the page asks for it, from the root
 * @param contentType with its charset
 * @param etag strong, with its quotes
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written out below
public record Asset(String path, String contentType, String etag, byte[] bytes) {
    static final String HTML = "text/html; charset=utf-8";
    static final String CSS = "text/css; charset=utf-8";
    static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    static final String SVG = "image/svg+xml; charset=utf-8";

    public Asset {
        bytes = bytes.clone();
    }

    static Asset of(String path, String contentType, byte[] bytes) {
        return new Asset(path, contentType, etagOf(bytes), bytes);
    }

    /** The file of this package on the class path. */
    static Asset load(String path, String file, String contentType) {
        try (InputStream in = Asset.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The page's file " + file + " is not on the class path");
            }
            return of(path, contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The page's file " + file + " cannot be read", e);
        }
    }

    /** A copy; who serves the asset takes it once and keeps it in the form that its HTTP library wants. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    private static String etagOf(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Asset that
                && path.equals(that.path)
                && contentType.equals(that.contentType)
                && etag.equals(that.etag)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return path.hashCode() * 31 + etag.hashCode();
    }

    @Override
    public String toString() {
        return "Asset[" + path + ", " + contentType + ", " + bytes.length + " bytes, " + etag + "]";
    }
}
