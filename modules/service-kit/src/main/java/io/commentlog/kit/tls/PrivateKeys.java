package io.commentlog.kit.tls;

import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Private keys in the forms that programs write them: PKCS#8 ({@code PRIVATE KEY}), and those of RSA and EC before it
 * ({@code RSA PRIVATE KEY}, {@code EC PRIVATE KEY}). Pure.
 */
final class PrivateKeys {
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");
    private static final Map<String, String> OLDER = Map.of("RSA PRIVATE KEY", "RSA", "EC PRIVATE KEY", "EC");
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int LONG_FORM = 0x80;

    private PrivateKeys() {}

    /**
     * @param shown the public key that it should be the private one of; an older form does not tell its curve
     * @return empty if it is no key of a kind that is known, or damaged
     */
    static Optional<PrivateKey> read(Pem pem, PublicKey shown) {
        String older = OLDER.getOrDefault(pem.type(), "");
        if (older.isEmpty()) {
            return KINDS.stream()
                    .flatMap(kind -> read(kind, pem.der()).stream())
                    .findFirst();
        }
        byte[] kind = older.equals(shown.getAlgorithm()) ? algorithm(shown.getEncoded()) : new byte[0];
        return read(older, sequence(VERSION_0, kind, tagged(OCTET_STRING, pem.der())));
    }

    private static Optional<PrivateKey> read(String kind, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty(); // of another kind, or none
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has " + kind, e);
        }
    }

    /** The first part of a public key as X.509 has it: which kind of key it is, of EC the curve too. */
    private static byte[] algorithm(byte[] publicKey) {
        int from = content(publicKey, 0);
        int at = content(publicKey, from);
        int to = at + length(publicKey, from);
        return Arrays.copyOfRange(publicKey, from, to);
    }

    /** Where the content of what begins there begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < LONG_FORM ? 0 : first - LONG_FORM);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < LONG_FORM) {
            return first;
        }
        int length = 0;
        for (int i = at + 2; i < content(der, at); i++) {
            length = (length << 8) | (der[i] & 0xff);
        }
        return length;
    }

    private static byte[] sequence(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return tagged(SEQUENCE, all.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        // As few bytes as it takes, or it is not DER.
        int bytes = content.length < LONG_FORM ? 0 : content.length < 1 << 8 ? 1 : content.length < 1 << 16 ? 2 : 3;
        if (bytes > 0) {
            der.write(LONG_FORM + bytes);
        }
        for (int shift = 8 * Math.max(0, bytes - 1); shift >= 0; shift -= 8) {
            der.write(content.length >> shift);
        }
        der.writeBytes(content);
        return der.toByteArray();
    }
}
