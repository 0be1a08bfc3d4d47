package io.commentlog.ingest;

import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.PostRate;
import io.commentlog.kit.guard.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * Who may write, and how often.
 *
 * @param trustedProxies peers whose {@code X-Forwarded-For} is believed
 * @param rate of each address; empty for no limit
 * @param unlimited networks that the rate does not hold for
 */
public record AccessConfig(
        Tokens tokens, List<Network> trustedProxies, Optional<PostRate> rate, List<Network> unlimited) {
    public static final AccessConfig DEFAULT =
            new AccessConfig(Tokens.NONE, List.of(), Optional.of(PostRate.DEFAULT), Network.LOOPBACK);

    public AccessConfig {
        trustedProxies = List.copyOf(trustedProxies);
        unlimited = List.copyOf(unlimited);
    }
}
