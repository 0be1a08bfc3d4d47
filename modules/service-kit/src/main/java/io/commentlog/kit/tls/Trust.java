package io.commentlog.kit.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates a client believes. Immutable. */
public final class Trust {
    private final TrustManagerFactory managers;

    private Trust(TrustManagerFactory managers) {
        this.managers = managers;
    }

    /**
     * Those in a PEM file, and what they have signed; nobody else's.
     *
     * @throws BadPem if the file cannot be used
     */
    public static Trust in(Path file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            int number = 0;
            for (X509Certificate certificate : Pem.certificates(Pem.text(file), file)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new Trust(factory);
        } catch (GeneralSecurityException | IOException e) {
            throw new BadPem("The certificates in " + file + " cannot be used", e);
        }
    }

    public TrustManagerFactory managers() {
        return managers;
    }

    /** For clients of the JDK. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every JDK has TLS", e);
        }
    }
}
