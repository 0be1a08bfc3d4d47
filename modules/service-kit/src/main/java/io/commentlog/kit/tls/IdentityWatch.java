package io.commentlog.kit.tls;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when another certificate and key are to be served, as their files say. What cannot be used is told once, and what was
 * served before is served on. Files that change one after the other are judged only once two looks have found the same.
 * One thread at a time.
 */
public final class IdentityWatch {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityWatch.class);

    private final TlsFiles files;
    private final Consumer<Identity> serving;
    private TlsFiles.Text seen;
    private TlsFiles.Text judged;
    private final Identity first;

    /**
     * @param serving takes what is to be served from then on, but not the first
     * @throws BadPem if what is in the files now cannot be used
     */
    public IdentityWatch(TlsFiles files, Consumer<Identity> serving) {
        this.files = files;
        this.serving = serving;
        this.seen = files.read();
        this.judged = seen;
        this.first = files.identity(seen);
    }

    /** As it was when the watch began. */
    public Identity first() {
        return first;
    }

    public void look() {
        TlsFiles.Text now = files.read();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(judged)) {
            return;
        }
        judged = now;
        try {
            Identity identity = files.identity(now);
            serving.accept(identity);
            LOG.info("TLS: from now on {}", identity);
        } catch (BadPem e) {
            LOG.warn("TLS goes on with the certificate as it was: {}", e.getMessage());
        }
    }
}
