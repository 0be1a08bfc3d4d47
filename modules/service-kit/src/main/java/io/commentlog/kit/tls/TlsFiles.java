package io.commentlog.kit.tls;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a server's certificate and its key are.
 *
 * @param certificate the server's, then those of whoever has signed it
 * @param key without a passphrase
 * @param betweenLooks how often it is looked whether they have changed
 */
public record TlsFiles(Path certificate, Path key, Duration betweenLooks) {
    public static final Duration DEFAULT_BETWEEN_LOOKS = Duration.ofSeconds(5);

    public TlsFiles(Path certificate, Path key) {
        this(certificate, key, DEFAULT_BETWEEN_LOOKS);
    }

    /**
     * What both files hold at one time; equal if it is the same.
     *
     * @param problem why they cannot be read; empty if they can
     */
    record Text(String certificate, String key, String problem) {
        @Override
        public String toString() {
            return "****";
        }
    }

    /** Never fails: that a file cannot be read is what it holds. */
    Text read() {
        try {
            return new Text(Pem.text(certificate), Pem.text(key), "");
        } catch (BadPem e) {
            return new Text("", "", e.getMessage());
        }
    }

    /** @throws BadPem if it is none */
    Identity identity(Text text) {
        if (!text.problem().isEmpty()) {
            throw new BadPem(text.problem());
        }
        return Identity.of(text, this);
    }

    /**
     * What is in them now.
     *
     * @throws BadPem if they cannot be used
     */
    public Identity identity() {
        return identity(read());
    }
}
