package io.commentlog.kit.http;

import io.commentlog.kit.tls.Identity;
import io.commentlog.kit.tls.IdentityWatch;
import io.commentlog.kit.tls.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's TLS, 1.2 or newer. Files that change are served from the next connection on; the open ones go on as they began.
 * Looks at the files on a worker thread.
 */
final class ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private final TlsFiles files;
    private final Duration handshake;
    private final IdentityWatch watch;
    private final List<HttpServer> listeners = new CopyOnWriteArrayList<>();
    private volatile long timer;

    /** @param handshake how long a client may take for it */
    ServerTls(TlsFiles files, Duration handshake) {
        this.files = files;
        this.handshake = handshake;
        this.watch = new IdentityWatch(files, this::serve);
    }

    void addTo(HttpServerOptions options) {
        options.setSsl(true)
                // Whoever negotiates would negotiate HTTP/2.
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setSslHandshakeTimeout(handshake.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeyCertOptions(KeyCertOptions.wrap(watch.first().keys()));
    }

    /** One of the listeners, on its event loop. */
    void isServedBy(HttpServer listener) {
        listeners.add(listener);
    }

    void watch(Vertx vertx) {
        timer = vertx.setPeriodic(
                files.betweenLooks().toMillis(),
                look -> vertx.executeBlocking(() -> {
                            watch.look();
                            return true;
                        })
                        .onFailure(failure -> LOG.warn("TLS: the certificate's files were not looked at", failure)));
    }

    private void serve(Identity identity) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setSslHandshakeTimeout(handshake.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeyCertOptions(KeyCertOptions.wrap(identity.keys()));
        listeners.forEach(listener -> listener.updateSSLOptions(options.copy(), true)
                .onFailure(failure -> LOG.warn("TLS goes on with the certificate as it was", failure)));
    }

    void leave(Vertx vertx) {
        vertx.cancelTimer(timer);
    }
}
