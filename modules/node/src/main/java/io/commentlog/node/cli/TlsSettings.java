package io.commentlog.node.cli;

import io.commentlog.kit.tls.BadPem;
import io.commentlog.kit.tls.TlsFiles;
import io.commentlog.kit.tls.Trust;
import io.commentlog.node.wiring.RoleName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads out of settings whether this process speaks TLS, and whom it believes; what is wrong becomes a problem there. */
final class TlsSettings {
    private TlsSettings() {}

    static Optional<TlsFiles> read(Settings settings, Set<RoleName> roles) {
        Optional<String> certificate = settings.text(Setting.TLS_CERT);
        Optional<String> key = settings.text(Setting.TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            settings.problem("--tls-cert and --tls-key go together: a certificate, and the private key that fits it.");
            return Optional.empty();
        }
        boolean asksItsLike = roles.contains(RoleName.MATERIALIZE) && !roles.contains(RoleName.BROKER);
        if (certificate.isPresent()
                && asksItsLike
                && settings.text(Setting.TLS_TRUST).isEmpty()) {
            settings.problem("--tls-trust is needed with --tls-cert: nodes with the role materialize ask each other.");
        }
        return certificate.flatMap(file -> usable(settings, file, path -> {
            TlsFiles files = new TlsFiles(path, Path.of(key.orElseThrow()));
            files.identity();
            return files;
        }));
    }

    static Optional<Trust> trust(Settings settings) {
        return settings.text(Setting.TLS_TRUST).flatMap(file -> usable(settings, file, Trust::in));
    }

    /** Whom to believe that he is the process that has these settings. */
    static Optional<Trust> ownCertificate(Settings settings) {
        return settings.text(Setting.TLS_CERT).flatMap(file -> usable(settings, file, Trust::in));
    }

    private static <T> Optional<T> usable(Settings settings, String file, Function<Path, T> read) {
        try {
            return Optional.of(read.apply(Path.of(file)));
        } catch (InvalidPathException e) {
            settings.problem("There is no file " + e.getInput() + ".");
        } catch (BadPem e) {
            settings.problem(e.getMessage() + ".");
        }
        return Optional.empty();
    }
}
