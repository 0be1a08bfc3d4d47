package io.commentlog.kit.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as far as that can be believed. Pure.
 *
 * @param address of the client; {@link IpAddress#UNKNOWN} if a trusted proxy does not name it
 * @param here whether the request certainly comes from this machine. What it claims can only take that away: one that says
 *     it was forwarded, by a peer that is not a trusted proxy, is not from here.
 */
public record ClientAddress(IpAddress address, boolean here) {
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::\\d*)?|([0-9.]+):\\d*");

    /**
     * The peer itself, unless it is a trusted proxy: then the rightmost address in the list that is not one, for a proxy
     * appends whom it heard from, and whatever stands to the left of a stranger is a stranger's word. If all are proxies,
     * the first of them is the client.
     *
     * @param forwardedFor every {@code X-Forwarded-For} line of the request, in order
     */
    public static ClientAddress of(IpAddress peer, List<String> forwardedFor, List<Network> trustedProxies) {
        if (!Network.anyContains(trustedProxies, peer)) {
            return new ClientAddress(peer, peer.isLoopback() && forwardedFor.isEmpty());
        }
        IpAddress client = client(peer, String.join(",", forwardedFor).split(",", -1), trustedProxies);
        return new ClientAddress(client, peer.isLoopback() && client.isLoopback());
    }

    private static IpAddress client(IpAddress peer, String[] hops, List<Network> trustedProxies) {
        IpAddress client = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (hop.isEmpty()) {
                continue;
            }
            client = IpAddress.parse(withoutPort(hop)).orElse(IpAddress.UNKNOWN);
            if (!Network.anyContains(trustedProxies, client)) {
                return client;
            }
        }
        return client;
    }

    /** Some proxies write {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        Matcher matcher = WITH_PORT.matcher(hop);
        if (!matcher.matches()) {
            return hop;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    public boolean isIn(List<Network> networks) {
        return Network.anyContains(networks, address);
    }
}
