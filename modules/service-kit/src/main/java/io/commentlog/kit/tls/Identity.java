package io.commentlog.kit.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/** Who a server says it is: certificates, and the private key that fits the first of them. Immutable. */
public final class Identity {
    /** By the kind of key: what shows that a private key belongs to a public one. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final byte[] SIGNED = "commentlog".getBytes(StandardCharsets.US_ASCII);
    private static final char[] NO_PASSWORD = {};

    private final X509Certificate certificate;
    private final KeyManagerFactory keys;

    private Identity(X509Certificate certificate, KeyManagerFactory keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    /** @throws BadPem if they are none, or do not belong together */
    static Identity of(TlsFiles.Text text, TlsFiles files) {
        List<X509Certificate> chain = Pem.certificates(text.certificate(), files.certificate());
        PublicKey shown = chain.get(0).getPublicKey();
        String kind = shown.getAlgorithm();
        String signature = Optional.ofNullable(SIGNATURES.get(kind))
                .orElseThrow(() -> new BadPem(
                        files.certificate() + " has a key of the kind " + kind + ": it must be RSA, EC or EdDSA"));
        PrivateKey key = PrivateKeys.read(Pem.privateKey(text.key(), files.key()), shown)
                .orElseThrow(() -> new BadPem(files.key() + " has a private key that cannot be read"));
        try {
            if (!key.getAlgorithm().equals(kind) || !fits(key, shown, signature)) {
                throw new BadPem("The key in " + files.key() + " does not fit the certificate in " + files.certificate()
                        + ", whose own certificate must be the first in it");
            }
            return new Identity(chain.get(0), keys(key, chain));
        } catch (GeneralSecurityException | IOException e) {
            throw new BadPem(
                    "The certificates in " + files.certificate() + " cannot be served: each must be signed by the next",
                    e);
        }
    }

    private static boolean fits(PrivateKey key, PublicKey shown, String kind) throws GeneralSecurityException {
        try {
            Signature signing = Signature.getInstance(kind);
            signing.initSign(key);
            signing.update(SIGNED);
            Signature checking = Signature.getInstance(kind);
            checking.initVerify(shown);
            checking.update(SIGNED);
            return checking.verify(signing.sign());
        } catch (SignatureException | InvalidKeyException e) {
            return false; // of another length or curve
        }
    }

    private static KeyManagerFactory keys(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory;
    }

    /** For whatever speaks TLS as this server. */
    public KeyManagerFactory keys() {
        return keys;
    }

    /** From then on clients refuse it. */
    public Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + ", until " + expires();
    }
}
