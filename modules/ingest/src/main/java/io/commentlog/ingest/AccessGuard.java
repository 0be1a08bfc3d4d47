package io.commentlog.ingest;

import io.commentlog.kit.guard.ClientAddress;
import io.commentlog.kit.guard.IpAddress;
import io.commentlog.kit.guard.PostLimit;
import io.commentlog.kit.guard.Tokens.Right;
import io.commentlog.kit.guard.Tokens.Verdict;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards writes by the caller's address and token, and by nothing else that a request says, and counts what it refuses. Safe
 * for all threads.
 */
public final class AccessGuard implements WriteGuard {
    private static final Logger LOG = LoggerFactory.getLogger(AccessGuard.class);
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String AUTHORIZATION = "Authorization";

    private final AccessConfig config;
    private final Optional<PostLimit> limit;
    private final Counter tooOften;
    private final Counter notAllowed;
    private final AtomicBoolean strangersProxyTold = new AtomicBoolean();

    /**
     * @param nanoTime a clock that only runs forward, such as {@link System#nanoTime}
     */
    public AccessGuard(AccessConfig config, LongSupplier nanoTime, MeterRegistry metrics) {
        this.config = config;
        this.limit = config.rate().map(rate -> new PostLimit(rate, nanoTime));
        this.tooOften = refused("rate", metrics);
        this.notAllowed = refused("token", metrics);
    }

    private static Counter refused(String reason, MeterRegistry metrics) {
        return Counter.builder("commentlog.writes.refused")
                .description("Writes answered 429 for the rate of their address, 401 or 403 for their token")
                .tag("reason", reason)
                .register(metrics);
    }

    @Override
    public Optional<Answer> refusesPost(Request head) {
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        ClientAddress client = client(head);
        if (client.isIn(config.unlimited()) || config.tokens().known(head.header(AUTHORIZATION))) {
            return Optional.empty();
        }
        Optional<Answer> refusal = limit.get().take(client.address()).map(AccessGuard::tooMany);
        refusal.ifPresent(answer -> tooOften.increment());
        return refusal;
    }

    @Override
    public Optional<Answer> refusesBotsWork(Request request) {
        return refuses(Right.BOT, request);
    }

    @Override
    public Optional<Answer> refusesModeration(Request request) {
        return refuses(Right.MODERATOR, request);
    }

    private Optional<Answer> refuses(Right right, Request request) {
        Verdict verdict = config.tokens()
                .ask(right, request.header(AUTHORIZATION), client(request).here());
        Optional<Answer> refusal = refusal(verdict, right == Right.BOT ? "bot" : "moderator");
        refusal.ifPresent(answer -> notAllowed.increment());
        return refusal;
    }

    private static Optional<Answer> refusal(Verdict verdict, String whose) {
        return switch (verdict) {
            case ALLOWED -> Optional.empty();
            case TOKEN_NEEDED ->
                Optional.of(Answer.error(401, "This needs the " + whose + "'s token, as Authorization: Bearer")
                        .with("WWW-Authenticate", "Bearer"));
            case TOKEN_INSUFFICIENT -> Optional.of(Answer.error(403, "This needs the " + whose + "'s token"));
            case ONLY_HERE ->
                Optional.of(Answer.error(
                        403, "No " + whose + "'s token is set, so this is allowed only from the server's own machine"));
        };
    }

    private ClientAddress client(Request request) {
        IpAddress peer = request.peer().flatMap(IpAddress::parse).orElse(IpAddress.UNKNOWN);
        List<String> forwardedFor = request.headers(FORWARDED_FOR);
        ClientAddress client = ClientAddress.of(peer, forwardedFor, config.trustedProxies());
        if (peer.isLoopback() && !client.here() && client.address().equals(peer)) {
            tellOfStrangersProxy(peer);
        }
        return client;
    }

    /** Probably a proxy that somebody forgot to name: all of its clients are one address, and perhaps an exempt one. */
    private void tellOfStrangersProxy(IpAddress peer) {
        if (strangersProxyTold.compareAndSet(false, true)) {
            LOG.warn(
                    "A write came from {} with {}, but that is not one of --trusted-proxies: if it is a proxy, all of"
                            + " its clients count as that one address",
                    peer,
                    FORWARDED_FOR);
        }
    }

    private static Answer tooMany(Duration wait) {
        long seconds = wait.plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
        return Answer.error(429, "Rate limit exceeded. Please wait a moment before posting again.")
                .with("Retry-After", Long.toString(seconds));
    }
}
