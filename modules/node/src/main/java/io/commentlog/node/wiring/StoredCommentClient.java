package io.commentlog.node.wiring;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.tls.Trust;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Asks other nodes for what they know of one comment. Safe for all threads; blocks none. Those that fold are asked over TLS
 * where it is said whose certificates to believe, those with a URL as it says.
 */
final class StoredCommentClient {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** A standby answers from memory or disk, and waits for nothing. */
    private static final Duration STANDBY = Duration.ofSeconds(1);

    static final String POSITION = "Comment-Position";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** What the asked node says of a comment; a 404 of anything else says that it is not the node to ask. */
    private static final Buffer NO_SUCH_COMMENT =
            Answer.error(NOT_FOUND, "Message not found").body();

    /** Every worker of a bot may wait for one answer of one node at the same time. */
    private static final int CONNECTIONS = 256;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final HttpClient client;
    private final boolean membersByTls;

    /** Where a node is. */
    private record Address(boolean tls, String host, int port) {
        static Address of(URI node) {
            boolean tls = "https".equals(node.getScheme());
            int usual = tls ? HTTPS_PORT : HTTP_PORT;
            return new Address(tls, node.getHost(), node.getPort() < 0 ? usual : node.getPort());
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * @param trust whose certificates are believed; if empty, those that the JDK believes, where a URL says https
     */
    StoredCommentClient(Vertx vertx, Optional<Trust> trust) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setTcpNoDelay(true);
        trust.ifPresent(believed -> options.setTrustOptions(TrustOptions.wrap(believed.managers())));
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.membersByTls = trust.isPresent();
    }

    private Address address(FoldMember member) {
        return new Address(membersByTls, member.host(), member.port());
    }

    /** The comment as the node has it; empty if it says that there is none. Fails with {@link NotNow} only. */
    CompletionStage<Optional<StoredComment>> get(FoldMember member, String path, Duration timeout) {
        return get(address(member), path, timeout);
    }

    /** The comment as the node at the URL has it; empty if it says that there is none. Fails with {@link NotNow} only. */
    CompletionStage<Optional<StoredComment>> get(URI node, String path, Duration timeout) {
        return get(Address.of(node), path, timeout);
    }

    private CompletionStage<Optional<StoredComment>> get(Address node, String path, Duration timeout) {
        return request(node, path, timeout)
                .compose(response -> response.body().map(body -> comment(response.statusCode(), body)))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(notNow(node, failure)))
                .toCompletionStage();
    }

    /** The comment as a standby at the node has it. Fails with {@link NotNow} only. */
    CompletionStage<StandbyComment> standby(FoldMember member, String path) {
        Address node = address(member);
        return request(node, path, STANDBY)
                .compose(response -> response.body().map(body -> standby(response, body)))
                .timeout(STANDBY.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(notNow(node, failure)))
                .toCompletionStage();
    }

    private static StandbyComment standby(HttpClientResponse response, Buffer body) {
        StoredComment stored = comment(response.statusCode(), body)
                .orElseThrow(() -> new NotNow("No standby is there", Duration.ofSeconds(1)));
        return new StandbyComment(stored, LogPosition.parse(String.valueOf(response.getHeader(POSITION))));
    }

    /** Whether the node's view shows what the path's {@code at-least} asks for. */
    CompletionStage<Boolean> isApplied(URI node, String path, Duration timeout) {
        return request(Address.of(node), path, timeout)
                .compose(response -> response.body()
                        .map(body -> response.statusCode() == OK && response.getHeader("View-Behind") == null))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.succeededFuture(false))
                .toCompletionStage();
    }

    private Future<HttpClientResponse> request(Address node, String path, Duration timeout) {
        String host = node.host();
        String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setSsl(node.tls())
                        .setHost(address)
                        .setPort(node.port())
                        .setURI(path)
                        .setTimeout(timeout.toMillis()))
                .compose(request -> request.send());
    }

    private static Optional<StoredComment> comment(int status, Buffer body) {
        if (status == OK) {
            return Optional.of(StoredComment.fromBytes(body.getBytes()));
        }
        if (status == NOT_FOUND && body.equals(NO_SUCH_COMMENT)) {
            return Optional.empty();
        }
        throw new NotNow("The node that has the comment cannot tell it now", Duration.ofSeconds(1));
    }

    private static NotNow notNow(Address node, Throwable failure) {
        return failure instanceof NotNow said
                ? said
                : new NotNow("The node at " + node + " does not answer", Duration.ofSeconds(1));
    }

    /** Any text as one segment of a path, where {@code +} is no space. */
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
